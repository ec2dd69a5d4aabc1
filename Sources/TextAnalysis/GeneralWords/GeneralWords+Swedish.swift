// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let swedish = parsed(
        """
        1000 att det jag och är 999 en på 998 int som 997 för 996 med 991 har 984 av 982 om 979 till 976 du
        så 970 den 962 var 943 men 942 de 934 ett kan vi 887 man 833 ska 818 när 802 han 783 komm 779 här
        777 gör 775 vad 774 nu 767 från 757 all 751 mig 750 bar 745 ell 732 vill 727 då 718 hur 694 min 685
        sig 677 där får 665 finn 651 bra 640 lit 639 skull 626 ha 600 ut 592 upp 576 had 575 dig ju mycket
        558 in 550 säg 534 få 530 mer 526 blir 519 sen 517 än år 514 ing 513 tid 510 sin 507 över 501 eft
        500 dag vet 486 dett 485 ni 478 ta 474 din 471 svensk 470 också 465 se 464 hon 463 måst 462 allt 459
        vid 457 sver 454 går även 448 und 444 andr någon 432 något tror 431 hel 425 bli 416 känn verk 415
        mot 414 tänk 410 del ja 404 först 403 kansk ser 391 behöv 389 två varför 383 mång 379 gång tyck 378
        jobb 376 dem rätt själv 369 vår 368 helt 362 utan 356 börj 355 gå väl 354 håll 353 fick 352 sitt
        spel 349 oss 342 aldr sätt varit 339 mitt 330 dom 318 blev 317 stor 314 person 312 låt sedan tack
        310 nog 307 fler 306 någr åt 304 sak 301 tar 297 barn rikt slut 292 denn 289 alltid hitt 288 vilk
        287 använd 282 dess fråg försök 279 bättr 278 igen 275 bäst 274 ann just 272 ner 271 folk 267 idag
        nej 263 kom 262 inget 261 hjälp 260 bort 257 fan kvinn 255 människ vis 252 innan 251 bord 247 samm
        243 end 237 nya vilket 235 hem kunn 233 händ 228 bild genom 224 fel kund 223 läng 222 kall 219
        mellan varj 218 båd henn skriv 216 läs 215 ens ligg lär prat precis 214 er 213 gjort väld 212 gjord
        211 vikt 210 gick hopp koll ändå 209 värld 208 peng 204 stockholm 202 fram 201 ge redan 200 dock liv
        lägg lång 199 bil lik 198 gill väg 197 inom 196 död tillbak 193 olik 190 ditt jävl mest vem 189 fått
        187 bland följ älsk 186 gansk honom står 185 köp samt 183 der 182 fall ger mindr runt 180 sett typ
        179 enl 178 fortfar tre 176 svar tal 173 kör polis 172 annan oft 171 förstår va van 170 tog 169
        faktisk gäll lag 168 klar 167 alltså 166 män visst 165 möj 164 ur 161 god 160 fast film längr
        problem 159 arbet hör 157 lev the 155 betyd 154 därför dål hos kvar 151 såg 150 eftersom handl led
        störr viss 149 lätt 148 lämn 147 sa sist 146 vänt 145 lyck titt 144 näst skick ställ 142 skit tjej
        141 blivit istället svårt veck 140 kill timm 139 nån 138 ny 137 kommun rol träff 136 politik 135
        gärn haft nästan 133 hög plat välj 132 betal fin klart kul per 130 hemm röst skap 129 bygg 128 mat
        ord 127 ute 126 namn 125 ung 124 snart ännu 123 landet 122 kväll 121 grund ibland nytt störst 120
        fatt 119 direk familj tank 118 flytt stark 116 emot fortsät ihop lyssn sagt tyd usa 115 berät gott
        livet 114 förr helst mamm samtid sök tillsamman 113 pass skall 112 hand mass 111 stort tag 110 ring
        sid 109 egen gått hell tv 108 skolan öppn 107 okej säkert vänn åka 106 kort sex 105 bör egent gaml
        minut vårt 104 annar funger minn året 103 bruk känd 102 far konst mål månad sd 101 par snäll 100
        dessutom exempel grupp rör 99 intressant rädd övr 98 fann fyr hej het jo stad tro trot 97 land 96
        enkelt företag glad kräv sakn tur tyvärr vart 95 märk satt 94 bok ifrån match start trodd 93
        göteborg inför papp sån trev 92 vinn 91 and minst 90 bakom dra regering 89 bor form 88 fantastisk
        undr varandr via 87 högr lov sov sälj 86 igenom of sånt tagit utanför 85 räkn stat 84 dit histori
        jobbet lill läst morgon möt nåt sådan äta 83 medan miljon skad vilj vän 82 egn hat 81 framtid 80
        natt otro talet 79 grej gud plan 78 absolut ej flest frågan förlor igår stopp stå 77 förstå kommit
        åker 76 ex förklar föräldr helvet sidan snygg veckan 75 byt funk innebär malmö medi miss ok vor ändr
        74 låg skrev vit 73 början häng kropp närm roll 72 fem köpt mån politisk res säsong text val 71 fint
        full hit hört poäng stann önsk 70 anledning ber ca hah hamn nyhet test värd 69 beslut fix fort
        framför kompis musik råd sant skol svart 68 besök seri snack stäng 67 ingenting kring självklart
        snabbt 66 drick exak hus inn kontak rest släpp 65 kung områd stöd 64 ans lös räck samhäll son 63
        perfek 62 helg hot hund let minsk vänst våg åren 61 extr gammal högst ill känsl liksom mod red syn
        särskilt totalt utbildning äldr 60 drar ekonomisk eu kost länd någonsin plats skydd små snabb styr
        stämm trän vatt 59 oro 58 ant bevis idé likn länk parti rum spänn stan 57 bryr bär elev engelsk
        europ främst gav gift hjärt ihåg imorgon kraft mår påverk risk svår trött tving ursäk 56 antal eget
        information klass käll kärlek sjuk skönt topp ögon 55 född huvudet klockan kr la lägen natur oavset
        säk 54 driv hårt igång ses skaff somm väx åh 53 is maj pris prov social tidning äter 52 allmän ensam
        funder häls post ren samhället skatt tryck ungefär uppgift vänd åkt 51 förslag förutom hänt kast
        kron läk mark situation synd tapp telefon tråk värr 50 bestämm bo halv ikväll intresser it orsak
        problemet smak sol speciellt spring tillräck utveckl vakn välkomm 49 alldel ansv gratis hämt lön ont
        sjukt skjut slag slipp to ärl 48 dör fyll internet krig new området skratt slutet tjän års 47
        alternativ amerikansk bit chef drog dö fullt kläd list lån mm någonting pga regl skog stod städ tip
        uppsal vann 46 ben chan diskuter finland fri hemsk ins krav mann nöjd pet plöts ryssland slå säng
        tio tjänst tredj värst 45 antalet brott buss dam iväg john jord jämför kl klubb knappt lugn ned nivå
        norg rapport skämt studi sug utveckling 44 erbjud herr häst högt höll lek lokal lösning organisation
        ork planer röd spar steg stund åld åsik 43 be djur dörr folket förbi idiot innehåll johan met
        samarbet saml sanning skilln skrivit slår tillhör video värt ytter änt 42 avslut beskriv bjud bryt
        dat däremot fest förändr gräns hård kaff makt meddel medlemm mobil mäng ovan smart svt tyst ungdom
        upplev vald vinst vård 41 allvar aning dott era färg huset iaf kultur län mar mörk omkring punk
        result verksam you 40 arg behandl danmark debat därmed flyg fotboll fredag glömm höst inlägg knapp
        kär må pojk procent språk stolt 39 bad chans flick körd mening mor mänsk nå osv plock sker sköt
        stället syft tysk 38 artikel bank enkl erfaren fir förvänt hanter ick kommentar kyrkan kämp ladd
        lyft mari mynd omöj rik straff säker vil öppet 37 annorlund anställd el exempelvis försvin giss hinn
        lugnt max norr offent period råk samtal släng system tyskland uttal vuxn åter öl 36 ab dansk dum
        effek ena fisk for förhåll ingår intress journalist juli kritik middag misstänk namnet rök sekund
        sent septemb sprid utmärk valet ökad 35 affär allv back baser beroend brist butik böck enbart
        facebook förlåt förstör juni miljard mörd numm projek rad rent sats skön sänk sådant såklart trygg
        uppskat uttryck änd överallt 34 avgör by följd fördel förmod förut förvån grad individ kontroll
        kunskap litet ljug on program rekommender rysk snar spår säkr upptäck utöv vap åtminston 33 accepter
        ager ander april bror david däreft forskning färd förstås glöm grann hellr hörd internationell jäv
        kriget laget numer nuvar nämn oj presenter rakt riksdag samband sju slog sort sten student söt tom
        utför version vägr våld ökar 32 drömm dukt fortsat företaget försvar förtjän himl hår jon katt lagt
        ljus läg ordet plus positiv press rygg skrik spelet tävling vattnet växt 31 anting augusti bakgrund
        befolkning behov behövd består bidrag cirk dejt dog erkän fakt guld höjd km linj lukt lur lägr
        lördag motsvar naturligtvis ordning park personal plugg skillnad skån sättet söndag tillgång tillåt
        tung tänd undan undvik universitet uppdrag varmt välkomn york äger 30 behåll blogg central dan
        diskussion dyk förfat gett jan kin koppl luft lunch mag mys ordent redo rim ros släppt sport stil
        strax stör teknisk underbart vark ämn ått 29 an avsnit bak barnet drabb etc fallet fot framåt fäng
        förening förändring grattis handling jul klag kostnad kön leds lid målet ordför pol relation sjung
        skäl spark tex trol varm vm 28 arm bidr båt ekonomi erik forsk gäng jah kanal någonstan nått oktob
        partiet president princip publicer sjukdom st svag träning tvung täck vackr vetenskap vägg värm 27
        aftonbladet aktiv allting ansvar artikl bet dvs fokus fokuser frihet frisk frukost fång googl grön
        gul höj intervju klipp kontroller känt matt modell mp novemb nr omfat produk sämr södr total tus
        utsat vack öka örebro övertyg 26 allr app begräns bekräft bott byggnad dans extremt gård havet huvud
        januari kolleg kvinnan leverer london lund lust läget me mil mord muslim måndag nationell njut off
        priset semest siffr skyld styck sönd tas tillfäll tim ursprung utnyttj varend väck öpp 25 andersson
        antag band bl bröd dumm dyr döm energi final fria förbered givetvis glömd glömt grabb gråt hälft
        klassisk knull lar ledning lärt lät lögn marknad martin medborg medlem militär normal normalt nä
        nätet påmin rapporter region scen seg skilj spender statistik stick studer sällan sänd såhär
        tillverk utifrån utredning vackert vin 24 boll bredvid city daniel decemb favorit februari fransk
        fru gat glas hann herregud historisk ifall imponer jäkl lock misslyck misstag motstånd människan no
        pack placer position respek rull sad ske skoj skrämm sorg strid svaret syst systemet sådär teck
        teknik tvätt tåg undersökning utgör valt åring åtgärd 23 angåend anmäl använt at avslöj definitivt
        delt djup dumt enorm exister frankrik förban glädj hett hävd iallafall invandr kallt karriär komment
        liberal lyckat moderat norsk oerhört priv rak ras reklam religion risker seriöst stefan stress sur
        sång ton underb vint välfärd 22 ansiktet art berg berätt biljet blomm blå bodd bolag brinn bytt cykl
        enskild ersät fart finsk fred fredrik funnit fysisk förrän förståt hallå hemsid hen hjälpt hyr hål
        if islam jam johansson kram listan längst låts mak medicin metod michael my nyss ort paris patient
        producer pågår radio regn resurs rom sann skuld stig stjärn styrk syri såsom tillstånd tomt uppdater
        uppenbar 21 allians andel befin bestämt björn boend budget dal deltag detsamm
        """)
}
