// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let polish = parsed(
        """
        1000 na nie się to 994 do 990 jest 989 że 952 jak 897 co 895 ale 866 tak 847 za 833 od po 790 dla
        767 tym 759 czy 743 przez 718 tego 702 są 693 ma tylko 668 już 660 mi mnie ze 626 może 592 bo ja 567
        ten 550 oraz 542 bardzo będzie 526 być jego 517 by sobie 509 ich mam 501 jeśli 485 roku też 470
        jeszcze 454 był 447 które 439 jako jestem 432 było jej 425 kiedy który 417 nawet teraz 410 go 403 no
        pod 396 coś 375 ci lat tam te więc 368 gdy gdzie tej 362 bez żeby 349 jednak lub wiem 342 nic
        wszystko 336 można przy 330 ludzie przed więcej 324 chyba ludzi nas także tu 318 on 312 była 306
        tych 294 również ta takie 289 ktoś niż 283 dobrze kto zawsze 278 która 272 właśnie 267 masz sie 257
        aby albo 252 ty 247 osób 242 czas mają 237 dzięki którzy podczas 232 bardziej dlaczego dzieci nich
        raz 228 mu nad nigdy pracy 223 im 219 mamy życie 214 chce dnia innych je jesteś temu tutaj wiele
        został 210 będą jeden miejsce polski wszyscy wszystkich wszystkie 206 były kilka nam sposób we 201
        domu dzień których prostu razem siebie taki 197 chodzi swoje trochę 193 czasu dlatego każdy którym
        189 dwa miał moje mój naprawdę ok polsce sam trzeba 186 ją mieć mówi nim 182 ciebie mogą 178 mogę
        oni 174 cię dalej dużo nikt stanie 171 dziś której moja ona rzeczy strony życia 167 kraju pierwszy
        the 164 jakie lepiej potem wtedy 160 aż będę dni jaki osoby tyle 157 cały ile moim my najbardziej
        niego wielu 154 czasie inne według 150 czemu czym musi oczywiście swoją została zrobić świata 147
        czyli którego między niech proszę taka temat 144 ani prawa później takich wszystkim 141 dobry możesz
        pan pewnie 138 czego często jeżeli nadal was 135 in jakiś polska poza 132 dziękuję jakieś lata np
        prawo rok 130 dwóch jesteśmy 127 dzisiaj kiedyś ponad zdjęcie 124 część miasta prawie stronie swoich
        121 chcę jednym kurwa nowe pani powiedział problem samo takiego trzy wygląda 119 chcesz film miała
        niej tą wcześniej świecie 116 one swoim 114 części gdyby końcu miejscu nowy ponieważ robi szybko 111
        dobra koniec obecnie pewno szkoły 109 którą mimo możemy prawda 107 nadzieję należy nasze około
        powodu przecież razy swojego wydaje 104 byli dopiero jakby rozumiem sama swojej wieku wiesz 102 bym
        celu historii jedna latach miejsca mojej tę wciąż wśród zbyt 100 dwie muszę of państwa pierwsze
        samym sprawie widzę większość 98 dość kogoś powiedzieć robić słowa typu wam wie 96 człowieka da
        dokładnie myślę swój udział zdjęcia świat 94 brak chociaż dobre grupy początku pytanie razie rodziny
        takim 92 centrum danych drugiej jednego jedną każdym kilku maja mojego niestety znaczy życiu 90 choć
        jedynie każdego natomiast pieniądze pomocy powinien usa wraz zaraz zostały związku 88 człowiek
        dziecko mniej nasz naszych ostatnio partii pracę przypadku raczej rzecz znaleźć śmierci 86 coraz
        czasem daj jedno kobiety skoro 84 de innego nr przykład sobą uwagę ważne 82 chcą dzieje nią twoje
        zamiast 80 informacji jednej końca różnych znowu zostało 78 będziemy kobiet myśli nimi ogóle sprawy
        strona system sytuacji 77 innymi moją nowego oznacza przeciwko przynajmniej rady ziemi 75 inny
        naszego zarówno zmiany 73 and gra głównie innym istnieje lecz mieszkańców naszej poprzez wobec
        względu zostać źle 72 drugi lubię moich podoba ramach rząd szczególnie twój warto wody wystarczy
        zostanie 70 całe działa fakt ii informacje polskiego pomiędzy pomysł sa stało taką zł żadnych 69
        będziesz daje działania gdzieś inaczej mało minut osoba pomoc sprawa znajduje 67 boże bądź długo
        grupa gry kolejny miasto miałem mieście naszym stronę wojny zobaczyć 66 chwili ciągu http marca
        musisz mógł pieniędzy powinno super 64 ciekawe idzie jednocześnie jutro kultury mieli nocy pis pisze
        polskich problemy udało widać wy 63 chciał dom iść iż jakoś jaką muszą mówią pierwszym projekt
        samego sprawę sumie trzech wiadomości xd zanim znam 61 byłem całą czegoś firmy kobieta kocham musimy
        następnie nowych państwo podstawie polskiej program same wczoraj 60 dr godzin godziny historia kim
        możliwe najlepiej oczy okazji polskie razu trudno września zgodnie 59 klasy książki mocno najpierw
        nasza pana pokoju rano rozwoju różne skąd władzy 57 byłoby cała ciągle czasami kogo la miało mną
        mówić nowa nowym panie października pierwszej pomóc przede szkole wcale zależy 56 całej całym cztery
        dane dać drogi inni jaka kolejne możliwości organizacji pamiętam prawdopodobnie prezydenta
        przepraszam szczęście terenie tys zdrowia zrobił zwłaszcza 55 drodze imię kraj miesięcy ostatni
        praca stan stanu szkoda takiej twoja zupełnie 54 czerwca jakim lutego mogli mówiąc obok ochrony oto
        pierwsza podobnie powinna rodzaju serio stycznia ustawy śmierć 53 akcji chwilę czuję grudnia góry
        momencie nowej projektu pół warszawa warszawie 51 byłam kościoła liczba postaci rodzina sami sieci
        spraw tez tymi ulicy zaczyna zdjęć 50 badania europy kwietnia mama mówię nami niektórych prezydent
        ruchu stać telefon tysięcy tzw walki wszystkiego wyniki zjednoczonych zmienić żyć 49 bezpieczeństwa
        całkiem ciała każda każdej listopada macie małe media mężczyzn systemu trakcie uwagi wartości you
        zwykle 48 całego ciężko gdyż głos kierunku miały nagle najlepszy niektórzy nikogo ojciec ostatnie
        pomocą poziom programu pytania rosji tydzień zespół znacznie 47 brzmi chcemy duże głowy juz język
        miałam niektóre odpowiedzi policja ponownie rodzice sierpnia stylu uważam wielki zaś żadnego 46
        całkowicie celem dniu jasne kupić lipca możliwość nauki oprócz parę pl powiem powinni rynku tobie
        wiadomo wiec większości xx 45 dawno dziecka filmu francji gminy km najlepsze pierwszego powinny
        prowadzi robią siły sytuacja widzisz wiedzieć zdecydowanie zobacz 44 autor dostęp hej jakaś języka
        kościół miłość najmniej niby plan potrzebuje samej spokojnie twoim wyborach wyłącznie zdaniem znów
        43 chciałbym drugie kolei ludziom naszą polecam rządu ręce serca stanowi stron szkoła słowo ul
        widziałem wiedzą wybory żyje 42 artykuł broni czymś europie liczby matki napisał okres pracowników
        rodziców twarz wrażenie wyniku względem właściwie związane łatwo 41 badań droga druga drzwi mówił
        nazwa niczego nieco numer ostatnich policji polskim poniżej poważnie praw tekst tobą tygodniu
        wielkie wokół 40 blisko bóg cóż itp matka miłości mogła odpowiedź polityki ponadto posiada prace
        produkcji spotkanie wiemy wpływ zasady zatem źródło 39 boga brakuje członków dziewczyna dziewczyny
        filmy jakiegoś komisji lepsze lubi nową pewien pięć poziomie problemu problemów serii słów uważa
        wkrótce wolności wszędzie środowiska 38 drugim działalność internet ludźmi mały możecie online
        pojęcia sporo stał tv uda wersji wiadomość wypadku zespołu zmian 37 al cześć fajnie firma for głowie
        internecie jakąś kategorii krwi miejsc miesiąc minister mln mocy moze muzyki nazywa niczym niemcy
        obraz okresie pochodzi porządku powiedziała powinniśmy proces przeciw rację rolę rozwój ruch serce
        społeczeństwa studia stąd sztuki treści twojej tytuł wielka wierzę wina wreszcie wspólnego
        współpracy wysokości wziąć własne zaczął zazwyczaj zna znaczenie znajdują żaden żadnej 36 cokolwiek
        czasach daleko dodatkowo dostać europejskiej głosów koło meczu musiał obu pewne pierwszych pokazuje
        polaków potrafi przyjaciół przyszłości robisz stary szczerze zacząć związek 35 budynku cel
        codziennie czasów dobrym idę ilość konto moment noc ojca osobą podobno pory post spotkania stoi syn
        służby twarzy unii widzenia wyboru świetnie 34 cm częścią edukacji google iii języku krajów liście
        ogólnie pomimo pracuje prawdziwe proste sprawia sąd tacy wiecie zdanie złe św święta 33 akurat art
        błąd chciałam dał dniach dobrego dolarów dopóki działań dziwne euro głównym jesteście linii listy
        ministra myślałem mógłby niemal obrony partia pewnością pisać pracować prawdę premier robię stanach
        twojego wojna wolność wsi wybór zostaje 32 bedzie czeka dotyczące ilości jedzenie ku link mała
        najczęściej piękne początek pokazać potrzeby pozwala południowej rynek rzeczywistości samochód
        stanowisko uwaga zawiera zrozumieć 31 bezpośrednio byc cieszę członkowie doszło dotyczy drugiego
        drugą ds duży działalności energii faktycznie formie it kolejnych krajach liczy milionów muzeum
        myślą młodych młodzieży opozycji pamięci pewnego pełni piosenki polityka rodzaj rodzinie rozmowy
        stopniu szef szkół twitterze tymczasem uniwersytetu wersja wiedzy wielkiej witam wychodzi własnej
        włosy zajmuje znany zrobi środku 30 braku chciała czterech decyzji gówno historię jedyne john
        kontroli lepszy muzyka pierwszą piątek podobne polacy radę reszta rp rzeczywiście spoko stacji staje
        stara strasznie sukces sądu trwa ue warszawy wg wieczorem wyjść wypowiedzi zadanie źródła 29 akcja
        armii brat ceny ciało czuje czytać dawna dobrej dużej dużą ego gdybym innej jedyny jedynym jesli
        każde kimś komentarz komuś kończy książek los me mecz miesiące mm moi myśl myślałam myślisz
        mężczyzna narodowego new niedługo niemiec okazało opinii opis osobiście ostatnim piękna powie
        powierzchni powoli pozycji problemem przypadek przyszłość punktu regionie roli rękę samych sił
        społecznej widzi wschodniej wyborów wynik wynika wzrost wówczas władze znaczenia zostali zły środków
        28 byłby ból chętnie człowiekiem dam dobrą głowę internetu itd jakiego jakimś jednostki mówisz
        niedawno ostatecznie plus premiera profil publicznej punkt sprawdzić stanów stosunku telewizji weź
        wolno wymaga wynosi własną zmienia znalazł zwierząt złego 27 atak bycie chciałem choroby drogą drogę
        dyskusji dłużej facet filmie filmów godzinę gorzej inna kiedykolwiek kod komentarze kontakt książka
        liceum list ludności miast mieszka min nagrody najlepszym napisać nasi niemczech niewiele odpowiada
        osobę pasuje pokój politycy pomaga potrzeba powodzenia powód prac prezes przypomina próbuje póki
        sezon stare stała szybciej tata tuż tygodnie tłumaczenie uczniów udziału warunki widziałam wielkiego
        wielkim większe woli wydarzenia własnych zakresie zmiana znak zrobię związanych światowej 26 biura
        chciałabym chuj cos dosyć duża granicy ha is konta kwestii michael miejscach miło momentu musieli
        najlepszych okolicy parku pobliżu pomoże poznać przestrzeni punktów rozwiązanie sensu swego syna
        szansę trudne walczyć wielką woda zdrowie zeby zostaną 25 buty byś chcecie chcieli decyzję dostał
        doświadczenia dyrektor forum gimnazjum grupie istnieją jakich jakiej kampanii krakowie krok którymi
        leży lubisz mieliśmy mnóstwo myśleć mężczyźni nagrodę narodowej natychmiast niepodległości nogi
        normalnie obchodzi ono państw polega praktycznie prawdziwy pytań równie samochodu samą specjalnie
        sprawiedliwości stanowiska technologii tle twierdzi tygodni uczyć ustawa użytkowników wasze wchodzi
        weekend więzienia wręcz wsparcie wątpliwości własnego zapewne zasad zdaje znasz zła żona 24 bierze
        biorąc boli broń budowy chłopak cie czarny decyzja grać głupi hiszpanii jakości jan jezu jorku każdą
        kolejna kraków króla metrów moc młody nazwisko nikomu oczach oficjalnie oglądać pojawia politycznych
        potrzebne powiedz powstania pro prof przykro publicznych roboty san siłę składa swoimi szukać
        telefonu twoich twoją wiedział wiek większą wodę wolny
        """)
}
