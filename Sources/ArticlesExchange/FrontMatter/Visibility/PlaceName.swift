import Articles

/// A state that is a part of a country, and none of an article.
enum PlaceName {
    /// Keys for both.
    static let states: Set<String> = ["state", "estado", "etat"]

    /// Keys that stand beside the state of a country.
    static let keys: Set<String> = [
        "city", "town", "country", "county", "address", "street", "zip", "zipcode", "postcode", "postalcode",
        "province", "region", "location", "venue", "ciudad", "pais", "cidade", "ville", "pays",
    ]

    /// Whether a text is the name or the sign of a state of the United States, of Mexico, Brazil or Australia.
    static func isState(_ text: String) -> Bool {
        let text = text.trimmed
        return signs.contains(text) || names.contains(VisibilityKey.folded(text))
    }

    private static let signs = Set(
        """
        AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK \
        OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC NSW QLD VIC TAS ACT SP RJ MG RS PR BA
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let names = Set(
        """
        alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho \
        illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi \
        missouri montana nebraska nevada newhampshire newjersey newmexico newyork northcarolina northdakota ohio \
        oklahoma oregon pennsylvania rhodeisland southcarolina southdakota tennessee texas utah vermont virginia \
        washington westvirginia wisconsin wyoming districtofcolumbia newsouthwales queensland victoria tasmania \
        southaustralia westernaustralia northernterritory saopaulo riodejaneiro minasgerais bahia parana \
        santacatarina jalisco yucatan oaxaca chiapas sonora chihuahua nuevoleon puebla veracruz
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
