// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let spanish = parsed(
        """
        1000 de el en la que 998 los 997 no 991 se un 988 por 985 es 984 del 980 las 977 con 972 una 970 par
        956 lo 925 com 911 su 890 al 869 mas 866 me 861 tod 832 si 801 esta 778 per 741 hac 737 te 692 mi
        665 pued 648 ser 638 este 634 le 610 sus 596 tien 575 ya 574 sin 569 sol 552 cuand hay 550 ha 542 yo
        540 much 538 tu 537 part 535 son 525 pas 515 ten 490 fue 481 buen 478 muy 469 sobr 462 tambien 457
        quier 456 deb 455 asi 444 cas 442 nuev 436 porqu 433 nuestr 432 cre eso 426 nos 425 algun 422 mism
        418 hab 417 trabaj 415 bien 410 años dos 405 entre 396 desd 391 mejor 389 hast 383 sab 374 dond 365
        esto 362 ahor era 357 pod teng 355 vez 349 estad 346 dej nad 345 cos person 342 ni 338 dia tiemp 329
        habl 328 lleg ver 326 public 324 algo 317 vid 314 dic 313 dec 306 primer uno 301 tan 299 form poc
        298 tant 296 pais 292 sal 291 ese 290 estan 289 han siempr 283 llev 279 cuent 276 llam 275 gent 274
        medi 273 cad 272 despues parec qued 271 import 270 mund 269 esa estas 268 esper 267 estoy mayor va
        viv 266 graci hech 265 estab 263 conoc les 262 año 260 gran tom 257 estar otro otros polit 255 mal
        252 otra 251 cual 247 cambi gust men 243 baj 242 nunc 239 hombr 232 antes sea 228 ultim 226 lug 223
        durant ellos nacional 222 comun 221 contr 220 trat 218 gobiern libr 216 estos segur 215 sid soy 214
        aunqu present 212 dij moment 211 amig hij 210 he inform 209 problem 207 verd 206 derech 205 dias 204
        hor mes 202 aqu ella necesit 201 hoy 200 estudi 199 general social 197 gan histori 196 madr nombr
        195 tip 194 ayud 193 algui grup pregunt 192 qui 190 encontr pon 189 termin tres voy 188 mis 187
        grand punt sent 186 tal 185 final podr 184 pens 183 ley 182 ciud 180 busc prim 178 lueg mir 176 niñ
        175 muert ningun pues sig unic 173 aun famili 172 nadi perd quer 171 mientr otras vec 170 segund
        vari 169 acuerd diferent man propi 167 interes vist 166 fin fuer 165 president 164 entonc ir 163
        maner numer 162 dios result sistem 161 noch 160 relacion segu segun tuv 159 clar desarroll junt pes
        quien unid 158 jueg 157 ademas econom puebl tem 154 seman señor 153 pag 151 cuant encuentr equip 150
        cualqui especial fueron servici unos 147 seri 146 haci recib volv 145 activ ciert fot ide realiz 144
        lad 142 centr da dar 141 ahi exist hag razon 140 igual 139 español falt mexic nosotr palabr 138
        consider hub muj padr 137 bas orden program 136 articul dich 135 agu gener vide 134 proyect 133 casi
        empres hiz 132 particip pequeñ tus 131 apoy dig 130 cort eres 129 actual organiz sient usted 128
        argentin ejempl principal san 127 compr dentr españ estam tard 126 chic 125 human intent 124 funcion
        guerr millon period represent 123 acab favor 122 larg permit personal salud 121 carg van 120 call
        list 119 autor escuch esos mil mujer total 118 camin escrib inclu plan 117 educ mar mañan posibl
        univers vam vot 116 real siguient 115 embarg nivel utiliz 114 ante clas internacional investig ti
        113 continu hic pud 112 diner empez proces puert 111 herman ven 110 fuerz objet sac tierr 109
        control 108 marc puest vas 107 logr siend vien 106 amor complet estuv 105 mat zon 104 cost mierd
        oficial piens recuerd traves 103 accion sant 102 jug the tras viaj 101 cuerp dat efect situacion 100
        caus facil frent inclus realid 98 eran sub uso valor 97 ped pid preci 96 car cuatr inici mod socied
        95 explic 94 esas local not som 93 aquell cerc dud entend escuel med necesari 92 aplic cabez cam
        direct entiend hem luch respect siti titul viej visit 91 plaz practic 90 blanc cont mand negr oper
        pelicul todav 89 habr negoci product 88 eleccion envi polic principi 87 air anterior critic fuert
        juan reconoc 86 aparec aument decid dificil minut music notici red unas 85 administr capital vuelt
        84 acept met ocurr olvid pagin val 83 aprend dad manten miembr ofrec prueb rey 82 celebr emple
        establec ingles juli veo 81 cumpl 80 camp ciudadan llen tendr 79 cinc futur line mundial oportun vay
        78 cab declar demasi ello indic may poblacion señal vuelv 77 comenz dur firm realment region 76
        acerc alli web 75 alto atencion condicion cultur demas limit movimient respons respuest ric tir toc
        74 color dio hol ocup paz peor sigl 73 compart corazon dirig opinion rest 72 cerr consej fuent jos
        mensaj muestr obra ojos os registr suel tecnic ve vend 71 are bastant cancion distint habit merc
        natural pen 70 consegu espaci experient libert mied put respond 69 banc etc luz papel preocup produc
        suert verdader 68 cuy exit jef rap regres respet 67 diari edad evit fond just medic menor nac
        perfect prepar profesor vos 66 chin contrat cuid direccion director iba iglesi motiv normal plant
        priv proxim 65 alla antigu chil civil cuestion eleg encant har oblig plat record rob sur vi 64
        constitu conten deport entreg fech imag marz pus rein 63 asoci corr justici loc mencion mur provinci
        suficient supuest tampoc venezuel 62 abiert afect decision neces nort republ roj 61 cantid capac
        compañ dedic diciembr divers enseñ ministr model octubr sector signif suced sufr usuari voz 60 ambos
        campañ carrer cart central comentari cruz document europ invit jov mexican premi produccion rio salv
        sean tecnolog 59 abril aca amer dan des diseñ gobern internet levant mam milit nacion pel pobr
        posicion recurs solucion vin 58 alcanz band destin escrit extrañ futbol has juni march mostr odi
        probabl 57 artist asegur asunt beb comienz descubr dese ejercit error ingres profesional usar 56
        carl constru dañ enter entrad integr leer mor noviembr observ oficin perr propuest quis quit seis
        simplement sup superior 55 agost anim compañer destac ellas ener fiest histor imagin maestr original
        pap peligr telefon 54 alrededor ampli aut cit determin febrer mit 53 arte benefici cienci comision
        convert feliz gast her legal lun popul pront septiembr sirv sueñ 52 acces defens dolor frances
        interior material ment sum 51 calid cant cuart culp cultural departament detall entrar epoc estil
        expres lanz obras obten text 50 acompañ alta animal arrib colombi curs enfrent luis metr organ
        posibil reform secret twitt 49 afirm aliment anunci canal congres construccion crec encim espos
        europe extranjer fisic flor golp ocasion of opcion post romp signific 48 abandon adel ah aprob ayer
        colegi diput disfrut dolar don edifici energ izquierd jugador mediant ministeri referent 47 ataqu
        contact darl demostr dispon institu jod lugar min novi perdon personaj profund relat retir seleccion
        tra transport version 46 actu asesin atras colabor conserv doctor doming dorm ejecut especi ex in
        indi inteligent lej oro vecin vent via 45 angel basic boc candidat comercial contig desaparec
        esfuerz event exact fiscal inmediat instal radi rar reun veng 44 alegr armas conjunt contrari diez
        estacion figur fueg grit hospital lengu regal sangr simpl siqu union 43 absolut acus club codig
        consecuent consum cualqu extrem fabric fall fui industri intern joven municipal parej recuper
        reunion tercer tiend ubic 42 cient confirm correct demand depend element entren fri independient
        manej merec mont pong proteg victori 41 abog aspect atac circul comerci conmig crisis debat defend
        denunci dobl elimin encarg evident excelent federal for hermos impos impuest institut maxim reduc
        sex television victim violenci 40 ciel clav compar di edicion estrell exterior facebook francisc
        grad guard juici lind luc peru pis presenci presion prest provoc rat religi riesg rop territori
        tranquil veran 39 amenaz bail barri brasil cientif cin conozc cuadr empiez especif formacion
        interpret latin pedr poder prob proced revist separ silenci super 38 abaj ambient analisis bonit
        capaz ciudad cobr cop estructur fals fij fotograf franci increibl limpi manifest particul pp revolu
        sep sexual siet sigu tambi 37 antoni apen aport aprovech bañ cercan coment corre cub defin existent
        imagen isla materi molest pierd pur quizas re recient ros seran sr tribunal verl 36 agreg aqui
        barcelon caracterist comprend distanci distribu electoral electr escen escritor ii impresion legisl
        letr llor ocho orig precis prens regl regul reserv salt sentimient supon tradicional tuy 35 american
        and añad caj comet complic concept convers dand democraci democrat deten dir enemig entrev fe ignor
        inversion jamas liber memori moral orient peg pie posit previ propied proteccion refier regim serv
        solicit york 34 abuel alma altern arregl avanz azul bell client colect competent conden consult
        creacion cristian dam destru enorm exig expresion felic gestion grav honor jesus manuel mart minim
        mision movil muer pabl pertenec piedr play proporcion rechaz revel sed tempor ves 33 alcald apart
        arbol archiv argument armad cocin col conflict credit discurs famos herramient independent intencion
        mentir metod naturalez norm oscur parqu santiag seccion secretari sencill sold suy terror usa vest
        32 acto agent coloc consig constant contribu cubr definit delit detras dr huev idiom jur leon lid
        lig lin mari modern obvi orgull pensamient pint plac posterior pretend prohib quej reaccion recog
        salg sorprend teor to transform trist venezolan viend vuestr 31 aquel asum batall braz cag capitul
        celul cierr complej confianz conform contest discut drog ejercici electron emocion equivoc
        estadounidens fras fronter fundamental hambr martin mio mov pan protest rus usad viern 30 adecu
        aleman aproxim asistent autonom avis caden caid carn categor coch combat corrupcion dav despu
        digital elev enferm escap funcionari fund gir gol gratis hotel http lent lopez maravill mecan
        militar municipi novel progres quem regional urban uruguay util 29 agradec altur alumn amo avion
        bast bes bols caf clasic comunic concentr conect crecimient dibuj dueñ estatal gat grab gui hall ido
        impact implic influenci john judicial juez maquin matrimoni mezcl negat oposicion piez presupuest
        promet quiz ram restaur situ sos suen surg teatr tendenci tv vill vio vision vuel 28 accident
        actitud adopt afuer caball castill concret convirt correspond descans dispar dulc estim estrategi
        explot festival genial hog ident identific juzg laboral leyend miguel neg ojal pacient paul permanec
        plen port prefier recomend recorr revis simil terren tont vincul viviend 27 acord ambas apunt
        asesinat asist caract carcel comport conviert copi corrient desconoc describ dieron disc dispuest
        distrit domin experiment favorit garc impuls inspir intens japon marin menud ocult pat penal perfil
        piel pos proposit report resolv rod rut sesion supong tamañ tarjet teni torr tratamient tren
        universitari veloc vem 26 abrir actor anual asamble autoriz bienven calor capitan conduc conferent
        """)
}
