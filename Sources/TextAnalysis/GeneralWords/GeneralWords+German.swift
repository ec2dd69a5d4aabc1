// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let german = parsed(
        """
        1000 der die ein und 999 in 997 das 992 ich ist 988 nicht 985 den 984 zu 980 von 978 mit 970 es 957
        auf 954 fur 945 im 934 sich 930 sie 911 auch 901 dem 900 hab 890 des 874 war 872 als er 862 sein 860
        an dass dies so 840 bei 833 wie 828 ihr 819 aber 800 nach 799 hat 797 aus sind 759 noch 758 werd 757
        all 751 wir 743 du 735 nur 730 wenn 728 wurd 721 wird 718 oder 710 was 687 man 686 mein 685 am kann
        um 683 kein 680 schon 643 zum 631 uber 625 uns 617 mehr 609 da 592 dann 589 hatt 582 gut 575 ja jahr
        569 and 567 mir 566 viel 559 vor 544 mal muss 526 zur 522 durch 517 hier mich 497 erst 493 bis 485
        doch 478 imm jetzt 468 neu 463 ganz 455 wied 439 weit 432 unt 425 konn sehr 421 gross 412 konnt 401
        seit 400 gibt 396 bin vom 393 jed 392 mach 388 ihn 378 soll 368 deutsch 360 will 357 geht 350 zeit
        349 geg 343 dein 335 einfach 332 lang 330 also 329 weg 323 selb 318 ab 316 tag 313 mensch 312 denn
        311 weil 306 damit dir 301 sollt 300 ohn 299 alt 294 beim etwas zwei 292 macht 291 spiel 286 leb 281
        klein 279 mann 273 frau wo 267 dich 266 heut 263 kommt 262 deutschland nun 259 wenig 254 wer 253
        fall 252 recht 249 find welch 248 lass 247 frag sagt 246 arbeit 245 kind komm 244 weiss 243 ob 242
        ihm 237 zwisch 236 beid seh 235 lieb 234 letzt 233 dank 232 halt 223 dabei 220 geh sag 218 wirklich
        217 gleich 216 sond 215 teil 214 dort 213 berlin 212 einig gerad musst 211 bereit jung moglich 209
        bess richtig 204 hast 203 land 202 natur person warum 199 bitt polit 197 stadt woll 196 wohl 194 hoh
        192 eig 191 genau 189 best drei vielleicht 187 end 186 dazu euch geb 183 leut 182 sei 180 haus 178
        kurz sowi 177 wichtig 176 glaub 175 steht wahrend 174 bild dafur einmal ins stark 173 uhr 172 besond
        welt 171 nie 170 schnell 169 kam 168 wollt 167 gemacht klar meist spat 165 gern 161 gar stell 159
        gab 157 eigent mocht zweit 155 grund woch 154 etwa jemand the 153 denk nam 152 de 151 bist geld
        schul 148 solch 144 art 143 fast fruh 142 paar steh tun 141 davon 140 sieht 139 wiss 138 zuruck 135
        jedoch leid 134 europa 133 liegt stund 132 oft zusamm 129 link nehm 128 darf monat word 127 echt
        freund platz 126 geschicht lag 125 gehort nah 124 bekomm darauf folg lasst nein sogar wahl zwar 123
        bekannt erhalt wort zahl 122 allerding ging 120 allein 119 famili schwer 118 minut 116 morg sach
        such unternehm 115 bestimmt eben 114 anfang heisst statt 113 hand hint rund 112 neb stand 111
        entscheid hoch 110 buch red verschied zeigt 109 schlecht 108 voll 107 bleib direkt nacht ne of 106
        leicht vier 105 hin krieg versuch 104 brauch darub ding 103 einzig gesagt kenn ort osterreich 102
        beispiel sonst versteh 101 abend fahr geseh herr les 100 bzw euro genug gesellschaft 99 film offent
        stellt 98 erfahr grupp 97 polizei 96 aug bleibt je 95 auss musik 94 deshalb gewes gott toll 93
        deutlich los onlin strass 92 ausserd ess findet schwarz 91 fand fuhrt punkt schreib 90 aktuell dah
        damal fuhr kaum probl unterschied 89 bring gemeinsam grun mag 88 daran thema zeig 87 gefahr kauf
        kopf laut niemand wert 86 fest lauf munch 85 preis sprach staat 84 bereich dess ide off scheiss
        uberhaupt 83 braucht rein sofort wass 82 erfolg usa wien 81 team treff vat ziel 80 ebenfall eher
        falsch grosst pro 79 bald dritt folgend million mutt tatsach 78 gefund hor nachd rot schau ubrig 77
        auto danach dr gewinn hamburg partei sohn spielt us verein 76 bad bau endlich entsprech eur form
        funf mitglied roll stimm wirtschaft 75 bay eu fehl gilt reich zukunft 74 besuch international kampf
        regier 73 egal entwickl ergebnis her hilf manch schweiz sinn 72 elt gegenub gesetz oben richtung spd
        71 antwort lieg raum tod 70 allgemein angebot artikel bish burg ernst mitt problem sprech tat
        versucht wunsch 69 ahnlich bedeut gluck helf herz is setzt trotzd 68 durf geword internet sozial 67
        einzeln hoff kirch nutz scheint zunach 66 bissch gegeb heiss klass oh prozent schliesslich sieh 65
        arm band madch passiert schlimm spass tut unterstutz 64 beginn beitrag blick erklar ii stuck verlor
        63 besteht bringt durft erreicht hart haufig jeweil konig lern liess moment nachricht sorg tot trag
        wahrschein werk 62 angst frankfurt frei kost schaff stimmt verbind vergess ziemlich 61 beweg darum
        druck erklart gefuhl genannt inn meint meinung projekt sup text tief wart weis wohnung zustand 60
        bevor dien gest manchmal plan raus sech vergleich vollig wann 59 brud chanc interess koln lauft
        mitarbeit obwohl sah schad sieg verantwort 58 bericht englisch erstmal gemeind gesamt information
        job jugend korp met septemb sitz to zug 57 acht aufgab ca dadurch einsatz mai normal setz typ
        verstand vorstell wahr wieso wissenschaft 56 afd aufgrund besteh betrieb dacht erfolgreich franzos
        gekomm grenz halb innerhalb insgesamt nimmt ok pet reis studi trotz verkauf zud 55 ach cdu dat gehor
        grad irgendwi marz na schutz vertret vorbei zahlreich 54 beruf dageg ebenso gedank jahrhundert kreis
        lehr positiv wobei wusst zieh 53 aktiv freu handelt interessant juli komplett langsam losung meng
        post regel tier tocht video zusatz 52 amerikan august bedeutet gesund kraft per schwierig selt st
        start sucht 51 absolut bezieh fuhl gesicht gleichzeit gold jahrig nochmal novemb prasident privat
        region sowohl vergang 50 april breit folgt gering gewiss hort insbesond kart kritik kunst leistung
        nahm reih schritt somm spricht syst technisch vertrag 49 bahn bekommt erwart fertig histor inhalt
        juni namlich new oktob opf programm rahm vermut 48 arzt bank enthalt entwickelt fallt genomm habt
        markt michael nr situation titel volk zehn 47 blieb ehemal fahrt hund kultur kund sex stuttgart
        verwendet 46 ausland erzahlt fuss gebracht gefall saison satz veranstalt zeitung zumind 45 besitz
        bod fan frankreich gebiet hallo hinaus licht mindest perfekt quell reicht schuld sonntag 44 begriff
        drauf fluchtling fussball jen km list luft mannschaft medi modern schlaf tur tv uberall weiterhin 43
        ausbild dennoch dezemb dumm entfernt erreich fehlt gerat gestellt glucklich ind lebt lini nenn nett
        offiziell ost passt plotzlich russland seien seri somit thomas tor verlass veroffentlicht west 42
        bezeichnet erneut gast gericht geschrieb heutig januar lach mittel nen russisch seid tatig verfug
        vorh wesent 41 arbeitet erwartet foto gebaud gewahlt gewalt hotel la legt notwend rat regelmass
        teilnehm test 40 autor bett bevolker dam entstand februar gedacht han heraus kennt knapp mark
        produkt richt schlag sport ursprung verwend zahlt zimm 39 blau darin ehrlich eng farb firma frank
        funktioniert gehalt geil geleg gesprach interessiert leipzig lustig martin no sieb teilweis total
        traum verhalt wochen 38 anschliess beispielsweis berg bos desweg erkenn erzahl forder freundin
        geschaft halft kontakt lief medizin mittlerweil paris schwach spur standig unbedingt universitat
        unterweg verbund wand wed wett zusammenhang 37 ahnung beschaftigt fc ford hinweis it ledig mass mull
        okay position sogenannt sowas verletzt vorhand wenigst zuerst zuvor 36 chef darstell derzeit
        facebook genauso georg googl heilig japan kalt kolleg kommentar kostenlos leg lied notig numm on
        pass rest samstag soweit them unabhang verdient wahrheit 35 aktion amt angab ausdruck aussag beginnt
        beweis bezug bietet cool dick dran durchaus entsteh erd erheb fisch flach freiheit freitag funktion
        gefallt grundsatz hol inzwisch itali lad liv niemal not prozess ruh schloss schluss taglich verkauft
        warm wirst zeug 34 betroff bracht co empfehl erfolgt erwahnt etc for frisch gefuhrt geplant herstell
        hey hilft john klingt max modell montag offenbar ordnung organisation ruhig stolz suss technik top
        untersuch wald wirkt wohn wund york zog 33 alternativ baum bloss dollar entwed fahrzeug fenst fotos
        freud gespielt gmbh gunstig hass hintergrund jedenfall johann karl nord patient schick schiff stein
        umgeb unterstutzt verbot verfahr zentral 32 angriff anlag anteil aufmerksam ausfuhr ausgab auswahl
        benutz benutzt berat bestand biet bildung christian cm diskussion einheit einricht erinn fernseh
        fordert fragt fuhlt gefragt geschloss gestalt glaubt haar krank kuch massnahm mess national nix
        praktisch ruf sekund speziell verli vollstand vorn wag wein zieht zweck 31 anspruch berichtet
        beteiligt bezahl brem china club darunt denkt dorf eh ehe einfluss energi entschied gebor gehabt
        hall hielt irgendwann kunstl leer london schreibt studium szen tisch trink uberrasch wach waff
        weltweit wild zeich 30 begann blut brief drin erinner erinnert fing freien froh gewonn hannov
        hoffnung kais kilomet klassisch nennt niedrig park pol schwest soldat sonn star steu unglaub urlaub
        version websit wint zuletzt 29 angeb anzahl ausschliess befind befindet bein daraus en entdeckt
        fremd gegang getan gezeigt grundlag hauptsach himmel http institut konzept leit menschlich method mm
        partn relativ sicht solang song spitz tragt trifft uberleg verhaltnis vorsitz vorteil you zeitpunkt
        zufall 28 arsch auftrag bestatigt bewusst bier bund dicht eindruck england erhoht fiel geist geles
        genutzt gesetzt hof immerhin israel kaffe koch kontroll krankenhaus lust merkel mog mord netz paul
        polizist qualitat regeln renn rom ruck sachs schatz sobald staatlich statist sterb stern streck
        telefon train verlag vertrau vorschlag willkomm zufried zugang 27 abschluss ag al aufgenomm ausseh
        ausserhalb ausstell beobacht beschreib betracht bezeichn dusseldorf eck einstell erhielt ewig fein
        freie friedrich gart gelt gesucht handy islam konkret maria naja negativ roman schafft schliess sud
        tausend traurig typisch uberzeug union unterhalt urteil verandert verkehr videos weisst werbung
        youtub zusammenarbeit 26 anlass anwend aufnahm behord bekam beliebt bildet dau dauert david drauss
        durchschnitt eingesetzt erschi erwachs ex feld figur final flieg flughaf geburtstag gelang
        generation geschafft getroff grossart haut iii irgendwas komisch landkreis leist lokal mail maschin
        militar min mund professor reaktion real show sitzt spannend stet turkisch unfall verwalt 25 00er ah
        anzeig automat autos bar basis bezahlt csu dahin ddr demokrat dresd erlaubt feu fick finanziell
        forschung fort freut fried gang gebaut gegensatz gegn gekauft gelb gescheh gestorb guck irgendwo
        kathol konzert kritisch lebend mehrheit meld nachfolg ober party reg religion ring scharf see spani
        steig student system tim tour ubersetz ubertrag usw verdammt verlauf zuschau 24 anbiet anhang
        anschluss app behalt behandelt behandl bestimm chines digital empfang eroffnet erschein fahig fdp
        fern franz geeignet gelernt general gerecht ha handel hang herb hundert interview jahrlich jud
        kategori kommend kostet leitung literatur meer miteinand museum offensicht passi pferd riesig seel
        send still streit tanz termin turkei ublich umstand unbekannt verteid viert wirk zuhaus 23
        abgeschloss album ans ansicht arme aufbau auftritt beding braun bruck burgermeist bus charakt dar
        demnach demokrati dient ehr einfuhr erford erlebt et expert feiern freiwill fuhrung gefordert
        """)
}
