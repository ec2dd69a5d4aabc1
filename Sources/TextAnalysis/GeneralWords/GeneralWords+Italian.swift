// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let italian = parsed(
        """
        1000 che di il la 999 in 997 non per un 995 dell 980 del 970 una 959 le 952 si 949 con 938 da 924
        son 910 quest 884 ma 872 al 860 ha 857 com 831 tutt 821 più 805 dei se 790 nel 786 cos 782 mi 773
        nell 743 alla 735 anche lo 732 stat 727 gli 699 quell 677 ho 673 sol 651 ci 646 dall 636 prim 617 su
        603 part 600 ad 584 esser 577 io 576 dal 571 perc suo 558 ti 552 fatt 546 far 526 cui 515 era 510
        molt 503 quand 493 ed 492 cas 485 fin 476 sull 472 tra 471 hann 465 all 460 anni 456 lor 449 lavor
        447 due sia sua 445 dov 432 ai 431 nuov 426 giorn 425 degl 419 alle 418 dop 417 sul 411 uno 409
        stess 407 ved 403 propr 396 ne nostr poi sempr 392 chi 389 fa me 388 volt 387 ben quant 385 poss 384
        ancor 378 second 374 trov 369 ital 368 temp 364 person 362 dev 359 senz 356 dic ora parl 354 mai
        qual 352 pubblic 351 pens 349 ogni 342 altri 337 può 336 mio 335 cap 333 aver port 329 vit 324 altro
        321 tant 320 avev mod 318 mia 311 sta 307 pass 306 grand nei no 301 già 300 legg sei 299 alcun 294
        quind 293 graz 290 ver 289 hai post 283 vist 280 dat 276 noi vogl 272 dai 269 dir sent 267 iniz vi
        264 ser 261 cred ragazz 260 punt 259 comun 258 qui 257 te ultim 254 anno arriv 252 tu 251 mond 248
        nessun 246 buon tuo 241 sembr 240 present 239 siam 238 cerc 237 lui via 236 pot 232 dett 231 polit
        230 contr facc sar 229 cert donn prend 228 de 226 segu 225 stor 224 vol 223 li mentr mett 221 oper
        219 abbiam quel 218 vien 217 miglior oggi 215 citt problem 214 import numer 210 lasc tratt 209 prov
        208 guard viv 205 possibil 203 mort 202 maggior po qualc 201 figl 200 moment 199 gioc 198 bell test
        197 amic 195 chiam italian paes 194 tre 193 camb va 191 men 190 fot 189 aspett ricord tropp 188
        bisogn continu interess mar piac 187 conosc eran foss rom 186 altre megl 185 nom 184 chied stud 183
        sott 182 ciò cont divent sarebb so 181 mal pur 180 sap unic 179 tip 177 mes 176 altra govern man 174
        success 173 vers 172 grupp mie piccol 171 fors invec not 170 agli qualcos rispett 169 aiut 168 parol
        167 poc 166 torn 165 qualcun 164 bas form nient oltre 163 allor attiv famigl 162 gent 161 durant 160
        andar cazz fu 159 abbi ide rest sistem uom 158 divers lung vuol 157 fuor sto voi 156 forz insiem
        social 154 sit 153 nazional ven 152 diritt popol pres sal 151 cors 150 bambin davver general tua 148
        mezz perd 147 comunqu lei negl par risult tal vide 146 colp immagin mil puo 145 consider 144 caus
        econom scritt sui veng 143 esemp fac sì 142 libr scuol 141 quas 140 progett var 139 consigl ordin
        societ 138 sue 137 sub 136 articol centr liber null serviz settiman 135 col serv 134 circ gir giust
        inform ragion 133 dirett intern ore rend riguard sicur 132 pag unit 131 bast controll semplic 130
        potrebb vot 128 guerr med rappresent 127 domand ecco lett mess 126 termin 125 fann incontr min vostr
        124 pian scriv terr 123 film sens utilizz 122 cre strad 121 adess avut gen the 120 cost dar sold ten
        vicin 119 allo almen effett giovan president 118 color fond mot ricerc scelt 117 occhi riusc 116
        funzion infatt livell organizz personal spess 115 camp 114 manc uomin 113 svilupp 112 inoltr 111
        luog programm sa san titol 110 autor mostr voc 109 dio fra partecip principal special uman vuo 108
        amor attravers chiar luc riesc sed 107 andat appen ce fort poch sian 106 padr situazion 105 cur
        local press 104 accord avrebb final rispost signor sper 103 div esist grad period prossim vecc 102
        fai ferm prodott soprattutt stann 101 complet pratic ricev 100 favor 99 cittadin realt star univers
        98 europe region 97 colleg condizion indic mang nott regol ufficial zon 96 facil gran inter necessar
        priv vend 95 acqua corp guid particol rapport 94 raccont 93 giornal leg notiz posizion uso 92 apert
        aument difficil marz pien precedent prest settembr 91 attacc chies cresc farl mand merc realizz terz
        90 abit dovrebb music occup probabil quattr rifer viagg 89 bass compagn europ madr milion spieg 88
        dichiar franc lingu marc qualsias question salv sarann storic 87 cia dur ero futur ingles tem 86
        azion comment dagl esperient massim que 85 attual compr decis otten sant tecnic valor 84 azi bianc
        line nat ner ross scus 83 are dimostr eur magg pagin 82 amministr cio cuor felic permett riconosc
        risc simil stav 81 april cominc costitu dann different ex insegn 80 event facebook internazional
        isol perfett poter rispond signif usat 79 gener orma 78 comp medic ment mor nemmen process sud tv 77
        ascolt avant avet critic document ottobr pap prezz pront riman sicurezz super tuttav 76 accett civil
        fratell nè paur registr sbagl uscit 75 alto assoc cultur giugn relat respons segn siet vad 74 lì
        natural prefer real richiest squadr 73 applic arte class front of prepar relazion sopr vorre 72 anim
        artist cinqu lugl re russ 71 caric confront dedic met scop spaz total 70 conten dietr eh mer mov
        nord ottim pers pied ritorn ruol stabil 69 abbast attenzion entramb frances impegn macchin piazz
        propost ret uffic usa veloc 68 capac cart forn misur neanc ovvi secol sinistr stamp val 67 agost
        febbrai ier ministr poliz tram vis 66 antic cad car central cort davant dicembr magar messagg nonost
        novembr piuttost superior territor 65 aut modell occasion prem princip sai succed tagl 64 dentr gest
        mondial piu provinc 63 ah appunt brev calc font genitor gennai infin napol nasc oggett onlin raccolt
        scopert singol 62 cit conseguent esatt età fisic membr normal produzion raggiung utent 61 aggiung
        compless fest fil fortun giudic intend manifest merd ok pen qualit struttur tir vinc 60 avess codic
        comport contatt defin mamm mattin mogl pericol pezz riport spes 59 argoment banc blocc can canzon
        contratt costru desider destr don libert offert oppur pensier preg presenz repubbl scopr scors sogn
        soluzion spec vittor 58 acquist afferm animal ari conferm doman evit figur impar minor pac quart
        spos stagion 57 cant dubb ii lat odi oro rimast stil strument verit version 56 ambient bel chius
        destin determin dobb lanc material ricc sport stran 55 assicur collabor copp element formazion new
        seguent stiam suon tocc 54 american band camer capital discors error estrem francesc obiett opinion
        origin osserv particolar scen sosten torin vann vest 53 batt cultural dimentic ester grec internet
        lim list manten mont profond recent settor spar util web 52 alta annunc campagn chiest decid entrat
        fuoc invit lott potr preoccup scegl segnal sess 51 arrest brav chiud commission fur invi personagg
        pietr qua student trasform vai 50 anzi cib contrar difes dispon famos firm natur pover res scienz 49
        and combatt conoscent ecc edizion manier posit soggett soltant tecnolog twitter vittim 48 access
        affront campion diec dovr esclus eserc evident fall fotograf giovann grav intervent legal matrimon
        milit original ospit ritrov sindac tass tedesc usar 47 atto canal conserv contest corr direttor
        disegn dorm estern fas impres limit obblig pes sapp specif tard vent 46 aggiorn avre bar brutt
        elezion fer gross indipendent minim organ rad stell trasport uccis union vic 45 accus avven beh
        classic consum cul dolor domen entrar finanz fiss invest mater metr riform sangu support testimon
        uscir 44 abbandon aggiunt ampi art bellissim client cris decision dopp episod fondamental fosser
        impieg intorn negoz paol precis propriet sè uccid 43 accad amer approv bocc celebr ciel condann
        crist dettagl domin energ entro german istitu letter malatt mass memor metod previst regal relig
        segret sezion telef tranquill ulterior 42 armi cacc caratterist carl commercial costruzion cucin
        difficolt frequent garant individu là modern nazion ospedal qualunqu regn rivel sacc sett signific
        trasfer vint 41 assolut bagn categor direzion distanz educ esam esistent giustiz inser interpret
        istit oh onor peggior poic rid roman ros scientif speranz sti to tradizion 40 aere altern cald
        compres dipendent epoc fat firenz gar integr mill minister mur nomin norm palazz piant tavol 39
        affar angel appar battagl cancell discussion disposizion dunqu entra fars guadagn marin minacc nonn
        pai pesc profil rif salt silenz sostitu spettacol strett verd 38 ambit analis attent bologn capit
        chiunqu cines circol compost confin consent distribu dolc dovrebber essend fals finc ignor lezion
        nav necess on ovver potrebber richied riserv tent 37 accompagn affid avrà candid cellul concett
        elimin est fam fior for fredd gay immigr inutil natal nemic professor propos regional sann scal
        sorell stazion stranier svegl svolg teatr tue york 36 aliment cammin capell condivid dollar egli
        estat imper latin passagg pegg permess purtropp rob spagnol sugl teor togl valut venez verr 35 adatt
        agent assol attes coragg denunc dit esprim femminil frutt imposs meravigl opportun parc pd pecc
        preved pro profession quadr religion ringraz ripet sarebber sin smett spost stanz 34 altriment anch
        anton armat assum decret digital dimension dà elettr enorm fec fed fenomen filosof fras giur ident
        impost incident influenz km maestr ognun rapid rilev ripres risolv scamb sen separ sessual sicil
        sort spagn tracc vantagg venn visit 33 allen apprezz avrebber avvoc ball bracc cen coi concentr
        concors condott consegn cop costrett espress essa giocator giunt god googl imped insomm it legger
        mission moral muse negat percors risors rivist rub scaric svolt tipic tradizional tribunal ugual vin
        vision 32 adott assegn assistent butt cattol coll competent diffus divert espression fantast
        festival fiduc fium giusepp inferior intenzion istruzion larg link lont meccan mobil muov pall
        potenz pression quantit recuper scherz sfid simbol spir stupid tentat tren vacanz violenz 31 alber
        amo autonom avanz benissim bilanc catt cinem club comand complic corrent costant deb dottor
        elettoral espert esso eventual finanziar gestion gust indagin indietr inizial ispir licenz mancanz
        miliard orient pont proced promess protagon ritir rivolt rott sab scend scrittor spall staser sugger
        terren traffic volum 30 caff commerc corrett cristian debb disc effettu esegu essi giappones
        indirizz intelligent occidental otto pazient pell proprietar provenient provoc rar riten sorpres
        telefon tien traduzion 29 agenz album autorizz averl avvicin bigliett blu carn cavall cent cin
        computer comunic conquist contrib curios do drog efficac el farm fattor interv lent londr motor
        omicid parig piacc progress protezion pul reazion resistent rientr ristor strateg stronz sufficient
        turc tutel 28 accadem alessandr andre avend bellezz co comunal content convint david democrat difend
        dot elev gesù impiant industr ingress intant john laur mister musical nov parecc
        """)
}
