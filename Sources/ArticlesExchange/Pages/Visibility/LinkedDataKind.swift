/// The types of schema.org whose things are no works: events, places, organizations, people, products and offers.
enum LinkedDataKind {
    /// Whether a type is one of those. Every other one, also one that nobody knows, may be a page.
    static func isNoWork(_ type: String) -> Bool {
        let name = type.split(whereSeparator: { ":/#".contains($0) }).last.map(String.init) ?? ""
        return names.contains(name) || endings.contains(where: name.hasSuffix)
    }

    private static let endings = ["Event", "Business", "Organization", "Store", "Product", "Offer"]

    private static let names = Set(
        (places + locals + organizations + others).split(whereSeparator: \.isWhitespace).map(String.init))

    private static let places = """
        Place Accommodation Apartment CampingPitch House SingleFamilyResidence Room HotelRoom MeetingRoom Suite \
        AdministrativeArea City Country SchoolDistrict State CivicStructure Airport Aquarium Beach BoatTerminal Bridge \
        BusStation BusStop Campground Cemetery Crematorium EventVenue FireStation GovernmentBuilding CityHall \
        Courthouse DefenceEstablishment Embassy LegislativeBuilding Hospital MovieTheater Museum MusicVenue Park \
        ParkingFacility PerformingArtsTheater PlaceOfWorship BuddhistTemple Church CatholicChurch HinduTemple Mosque \
        Synagogue Playground PoliceStation PublicToilet RVPark StadiumOrArena SubwayStation TaxiStand TrainStation Zoo \
        Landform BodyOfWater Canal LakeBodyOfWater OceanBodyOfWater Pond Reservoir RiverBodyOfWater SeaBodyOfWater \
        Waterfall Continent Mountain Volcano LandmarksOrHistoricalBuildings Residence ApartmentComplex \
        GatedResidenceCommunity TouristAttraction TouristDestination

        """

    private static let locals = """
        AnimalShelter AutoBodyShop AutoDealer AutoRental AutoRepair AutoWash GasStation MotorcycleDealer \
        MotorcycleRepair ChildCare Dentist DryCleaningOrLaundry EmergencyService EmploymentAgency AdultEntertainment \
        AmusementPark ArtGallery Casino ComedyClub NightClub FinancialService AccountingService AutomatedTeller \
        BankOrCreditUnion InsuranceAgency FoodEstablishment Bakery BarOrPub Brewery CafeOrCoffeeShop Distillery \
        FastFoodRestaurant IceCreamShop Restaurant Winery GovernmentOffice PostOffice BeautySalon DaySpa HairSalon \
        HealthClub NailSalon TattooParlor Electrician GeneralContractor HousePainter Locksmith MovingCompany Plumber \
        RoofingContractor InternetCafe LegalService Attorney Notary Library BedAndBreakfast Hostel Hotel Motel Resort \
        SkiResort VacationRental Optician Pharmacy Physician MedicalClinic ProfessionalService RadioStation \
        RealEstateAgent RecyclingCenter SelfStorage ShoppingCenter SportsActivityLocation BowlingAlley ExerciseGym \
        GolfCourse PublicSwimmingPool SportsClub TennisComplex Florist PawnShop TelevisionStation \
        TouristInformationCenter TravelAgency

        """

    private static let organizations = """
        Airline Consortium Cooperative Corporation CollegeOrUniversity ElementarySchool HighSchool MiddleSchool \
        Preschool School LibrarySystem NGO PerformingGroup DanceGroup MusicGroup TheaterGroup Project SportsTeam \
        WorkersUnion Person

        """

    private static let others = """
        Festival Hackathon EventSeries CourseInstance ProductGroup ProductModel ProductCollection SomeProducts \
        Vehicle Car Motorcycle MotorizedBicycle BusOrCoach AggregateOffer OfferForLease OfferForPurchase Demand Service
        """
}
