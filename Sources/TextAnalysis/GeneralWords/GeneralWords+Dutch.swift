// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let dutch = parsed(
        """
        1000 de een en het in van 998 is 995 op 994 dat ik 989 vor 988 je 985 te 982 met 979 niet 975 zijn
        959 die 921 als 911 er 907 mar 906 om 901 aan 866 hij 860 ook ze 840 dor 834 nar uit 815 dan 813 bij
        805 dit was 797 we 782 wat 768 over 767 heeft 751 of 743 nog 727 dez 710 hebb zo 708 kan 681 moet
        671 mer 656 gen 651 al 648 mijn 643 word 640 war 636 wel 626 tot wordt 617 heb 610 nu 590 werd 586
        jar 585 ander 563 goed vel 557 ben 556 har 518 kunn 515 nieuw 509 me 493 hoe 485 hel 478 mens na ons
        475 gat 464 mak 462 had 457 gan 455 onz wil 449 eerst 448 lat 447 wet zich zou 436 dag 417 doen 410
        hier 408 kom 403 dus teg 399 echt 389 allen 382 mij onder 375 hun 372 grot 368 twee 364 wer zal 363
        stat zien 356 vind 349 jij 345 all 343 werk 342 komt wij 335 tijd 334 zelf 331 dar 330 toch 324 mee
        317 zit 314 nederland 313 zoal 312 zij 303 lev 300 iet omdat toen vrouw 298 vrag 297 maakt 291 lang
        289 ga 284 nam 279 gewon 278 hem jullie tijden 276 denk 272 altijd del tuss 270 kijk 267 ja wie 262
        waarom 260 man 257 sted 256 net 252 alles krijg via 248 ker 247 even terug 246 best 242 af zonder
        238 land uur weg 237 mooi 236 will 232 foto zie 228 bent eig 226 gebruik 225 plat 224 iemand 223
        iederen 218 elk 217 beter 216 kwam 214 binn uw wek 213 sam 210 laatst nooit 209 nem open 206 drie
        the 204 kinder 203 dod 202 gev nodig 201 aantal hebt 200 klein leuk 198 mag 197 elkar houd kunt snel
        toe 196 oud 195 zeker 194 verschill 193 ging huis vanaf 190 want 189 doet stan 188 natur slecht 187
        erg zorg 186 allemal zegg 184 gebruikt per zoek 183 gemaakt 182 problem zegt 181 volgend 180 person
        179 mogelijk verder 178 men zull 177 enkel 175 stad 174 misschien volgen 172 zet 171 hor spel zak
        168 rond 167 blijv grag jou wanner 165 meest 164 hen vandag 163 wereld 162 par 161 bekend 160 vak
        157 geld gezien nee welk 154 helemal lijkt maand 153 hand red 152 achter hop 150 doe jong vooral 148
        film ten vriend 145 help vrij 144 gedan manier sind 142 ding moment 141 bijna geeft groep 140
        belangrijk 139 schol zon 136 auto 135 boek familie kon recht websit wilt 134 jouw moest 133 kop
        onlin 132 enig werkt 131 soort verhal 130 onderzoek twed vier water 128 minder ouder 127 buit gebied
        ligt politie 126 artikel 125 geled vast 124 eind geweest kun zei zuid 123 klar maart mann partij ter
        wacht 121 amerikan eten later september 120 genoeg 119 echter nou 118 den ler lop som woord zeg 117
        kreg 116 beetj gemeent ziet 115 video 114 ieder nik thuis vond 113 amsterdam 112 geweld moeder pas
        111 krijgt vorm wild 110 hal juist link 109 blijft eigen kort terwijl 108 les minut prat vader 107
        informatie waarin 105 breng duidelijk eerder zoud 104 april hog international vanuit vindt 103
        lekker politiek regio zer 102 ooit vroeg 100 begin druk zodat 99 veilig 98 daarom idee noord ongever
        team vijf 97 moeilijk 96 bov der gelijk miljoen niemand oktober sommig verwacht 95 volg zag 94
        nummer prober 93 ded grootst naast national stond 92 dank november opnieuw verget weinig zwart 90
        bestat hoofd meisj mog muziek waarbij 89 stuk voel won 88 daarna kind punt zowel 87 prachtig
        verander vorig 86 beginn blij gehad gratis hou lag programma 85 ontwikkel plek 84 algemen beeld
        betal houdt new precies vol wedstrijd 83 beid gevoel kant leid zovel 82 afgelop betekent december
        dezelfd geval wit 81 bezig kamer oorlog top verenigd zat 80 avond lez mei 79 gaf god morg rod wist
        78 januari licham twitter waard 77 bericht hard her hoevel hulp kost nadat project sterk stur 76
        bedankt dacht led 75 bijvoorbeeld direct gevond hart 74 antwoord bezoek ervar toekomst ver 73 begon
        bepaald dochter kleur plaats prijs total volled 72 contact doel facebok geplaatst jarig ligg meisjes
        ord 71 aanwez dienst euro europes gelukk regel 70 feit gef minister tv uiteind vanweg waardor
        waarschijn 69 aandacht central europa fijn fran geword media mid slap social valt voordat 68 gevolg
        nacht resultat 67 geschiedenis heerlijk hetzelfd juli licht ogen start to vervolgen west 66 bedrijf
        buurt februari gegev jan juni mis onderdel onderwijs stell zes 65 engel genoemd gepubliceerd
        leeftijd verlor 64 bouw ervan gebouw gek meerder meten normal rol voorbeeld 63 augustus begrijp
        bekijk geniet gezond lid liefd middel neemt rest tien zwar 62 and ban bijzonder geleg huidig inwoner
        tal verantwoord 61 bescherm beschik bos club denkt eiland fout grond kaart los oploss organisatie
        president provincie seizoen tekst 60 actie bang broer enorm gezegd km noem telefon voorkom 59 begint
        centrum derd gebeurd gehel gevar internet langer loopt mocht oh omgev oost pak plan strat voormal
        zichzelf 58 dier dorp gelof japan liet meter overled rad vertell zin 57 alsof basis belang duit
        extra http overal rijd vall waarvan 56 bank bereik bestan ervor gedacht gesprek groen kond lijst
        ontmoet publiek reger welkom 55 bed daarmee groter leger sit speelt stel succes system ton vanavond
        54 beweg diver gebeurt gehoud hoewel kracht pagina ruim sluit stap universiteit val vertrouw waarmee
        waarop winkel 53 inderdad jezelf jongen jonger koning samenwerk speler stem verkeerd voorbij 52
        belangrijkst drag eerlijk for genom goud hond luister mat sport sprek titel 51 band bedoel bedrijv
        beslot blijf deur erop frankrijk gebor helas hoger kent ontvang rust student trek trot waaronder 50
        begonn bevat burger gezet inmiddel ken kerk slachtoffer 49 arm belgie duitsland geschrev hoeft la
        meestal period pijn prima richting slag special stopp utrecht verkop vermoord volgt zaterdag 48 aard
        actief activiteit betrok brand eeuw gekom gekreg gezicht gister holland liv lokal moord perfect
        verteld vraagt 47 bom bovendien dagelijk dicht eindelijk ergen hag herinner kenn let militair
        officiel on rotterdam schref vroeger zee 46 brengt bron buitenland dr dur gedrag hat hoogt
        interessant john kiez ondank rijk schrijv span sprak tegenwoord twet 45 acht afrika blauw blijkt
        brit cultur daarnaast klopt reis ruimt serie stemm verkiez versie viel vlucht vriendin wakker york
        ziekenhuis zondag 44 00e blog feest gebracht gegan gelov gewonn half hotel ie leg markt no relatie
        rustig strijd veranderd vergelijk vrijdag vs zomer 43 energie helft helpt lijn medewerker reactie
        situatie slot sorry voelt warm zev 42 betaald bracht dankzij drom gebeur hoort klas liever park
        plezier radio steun verlat 41 control gast invloed mail makkelijk meid onderwerp raakt russisch
        verdacht wijk 40 amerika berg bestur bied collega dik fc gehoord gevall kennis keuz klant kunst
        opdracht post product rechter schuld trein werkelijk wijz winn winnar 39 art baby behandel daarvan
        deelnemer digital drink economie ene gekoz gren hield historisch huwelijk legg lek lijk lucht mur
        snap strak tak voet vreemd 38 app bedoeld eran fantastisch gedur geslacht googl groning kilometer
        macht mening netwerk ontstan reken richt schrijver stelt verschil voetbal voorstell voorzien wk ziek
        37 advocat afstand behalv besliss bot burgemeester dames economisch festival geluk general gesprok
        he koffie moeit onafhank peter procent rij stand stop super test verklar vervang waarheid wes 36
        bell bereikt china duizend favoriet gevraagd last liep terecht teven tip uitgebreid vakantie vlak
        voer volk woning 35 afkomst bevolk camera erbij gebruiker inzet kamp komend mezelf opgenom opleid
        pol rivier sek spor trouw typ verbeter verschen 34 bas behor bijdrag chines doordat gebaseerd gezin
        groei handel interview it kantor meld namelijk niveau overzicht regelmat rusland speciaal zoekt 33
        absolut besluit betreft betrek bezit blef blek blijkbar functie gang gemiddeld grappig jaarlijk
        jeugd kwijt leerling lond mm modern mond ochtend oke ontdekt plann populair respect risico schad
        schip show spanj teken uitgevoerd verdien veren verled you 32 agent antwerp belgisch cijfer david
        diep duurzam eenvoud evenement gewond hoogst inhoud kijkt leider letter maandag medisch museum
        schoen soldat stek stil toegang uitvoer verband verkocht verplicht verslag vertelt vertrek
        voorbereid weekend wen 31 afbeeld beperkt biedt brief brussel bus daarbij daarvor directeur eigenar
        geheim gel geslot gezell hierdor hiermee hieronder hoi honderd krant lach mama mobiel nergen ontwerp
        oog optred parijs partner positie probeert serieus sta up vecht veld verbind verdwen verrass vertal
        vlam vrijheid wegen zomar 30 aangezien achtergrond aflever afsprak bel beleid bestaand bewijs
        complet dam eruit frank gericht gesteld hoord koud lastig lever liev merk ontwikkeld paard patient
        prijz proces rak station sten stichting technisch tijdelijk tim verspreid voordel vur 29 aardig
        afdel allerlei dergelijk dien eis ex gedeelt georganiseerd gooi hout jammer jod klinkt lukt
        maatregel max menselijk moslim ontslag oorspronk opmerk rar restaurant rug san schiet schon slan
        stapp tafel uitsprak uniek vervoer voorzitter woont world zorgt zover 28 account advies angst
        bezoeker brabant dollar dubbel effect final financiel geil geluid gered hoek journalist kok
        koninkrijk lager leiding motor officieel ongeluk overwinn paul strand twijfel verbod vermeld wap
        ziekt 27 aanval bal bepal beroep bewoner bureau by donderdag draai duurt eenmal erin flink gegeven
        geleerd gemak gespeeld gestuurd gevangenis gewerkt han heilig hoofdstad indruk islam italiaan jezus
        kat landelijk leeft locatie miljard model momentel nl nr ondertuss onderweg plant premier rok second
        simpel sneller spreekt stijl toestemm trouwen tuin turk vaker verliez vermoed vlieg zogenaamd zulk
        26 bereid computer dak el erger ernstig fan gehaald gelez hallo halv huiz instell kandidat limburg
        mr neuk ok ondernem probeerd rapport reager reiz schat schrijf traditionel uitdag verzamel vlaander
        vogel vrijwilliger vrouwelijk werknemer wind zodra 25 album auteur boer commissie da daardor donker
        draagt eenheid geest geopend hierbij levend lief maatschappij med michael olympisch omstand
        ondersteun ontdek samenlev schot sociaal stopt tek toegevoegd training verbond veroorzaakt vliegtuig
        voornam vreselijk werkzam woensdag wou zing zolang zus zwed 24 afhank afrikan bewust bloem bred brug
        colleg contract detail gebouwd gedod gekocht geldt getuig hang held hiervan hiervor honger inclusief
        klacht kunstenar kust kwaliteit leidt ner noemt ondernemer one originel overeenkomst past pro ram
        reacties roep sint tegenover tom totdat troep turkij verwijder verzoek vijand wereldwijd workshop 23
        aanbied aldus australie behoud beroemd bestell binnenkort co cod culturel deg des district doorgan
        eet fiet geraakt gevang gevolgd grad hey hoef ideeen ii israel italie kampioen kapot kleding kritiek
        langzam liefst mal mark min mooist neg nogal not ongelof oorzak oranj organisaties papier reg rek
        speeld steld storm stukj thema toont uitslag uren vandan verded vergader verjaardag verker verstand
        vlag vles vred vrijwel wetenschapp wijn willem winter 22 1e 2e aanpak apart bad behoeft
        """)
}
