// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let catalan = parsed(
        """
        1000 de el la que un 999 del en per 998 es 992 les 987 al 985 no 983 amb 970 va 926 aquest 920 ha
        915 com est 910 mes 885 tot 801 ser 746 molt 743 hi 741 si 673 any 671 sev 668 pero 657 fer 634 seu
        613 pel 609 se 592 ja 588 don 585 van 584 ho 578 part 577 ten 571 son 569 tamb 560 cap 552 han 551
        fin 525 hav 520 pod 518 ent 493 aixo 490 person 489 sob 488 altr pot 485 nom 479 prim 474 ar 471 on
        468 pas 462 quan 455 fa 454 mat 453 gran 447 er 442 fet te 438 cas 432 perque 426 despr 422 des 421
        vol 408 par 406 dur 405 algun 404 sen 396 an 392 trob 391 dia 389 public 381 bon 380 us 377 nostr
        374 cos 356 em 355 form 354 enc port 349 segon 342 pos seus 340 li 336 hem man 334 aqu 333 gent segu
        330 qual 329 aix contr dos veur 326 dir 322 lloc 321 politic 314 parl soc 312 tant 311 alt prop 307
        sol 306 qui 305 arrib grac 304 mill 301 pais sent 300 ni 299 torn 290 govern 288 col 284 act 278
        deix real sant 275 mon 274 nov 273 ciut temp 272 haur jo 271 cad 268 et 266 hor 263 veg 261 ell pen
        257 he 255 barcelon 254 be grup 253 mil 252 cataluny 247 vaig 246 hom 245 quin 244 canv 243 pres 242
        catal 241 espany 240 mar vid 239 din dret famil qued 238 mort 237 semp 233 histor sab 230 tres 228
        nou terr 227 cop tan 226 treball 221 inform 220 cal punt 218 pob res 215 acab 214 començ present 212
        esc ment obr pet 211 sigu val 210 aban diu nost 209 podr 208 carr 207 cost project sort 205 mom 204
        difer explic 203 dav 202 gener 200 presid 197 ac 196 entr 194 dies 193 tract 192 compt cultur 191
        record 190 avu 189 ed empr estud import mai poc 188 organ 187 princip 186 equip esper pag particip
        tenim 185 direct 184 continu 181 gen 179 lo 178 dues 176 aconsegu ben 175 fil guerr serve 174 meu
        mir problem 173 cent il 172 art av sal 171 car clar nosaltr tal 169 program util 168 for fot nen
        suport 167 im som 165 con europ 164 actu 163 guany nit 162 acord band nacion 161 camp llengu 160
        deman fein ver 159 semb 158 tu 157 qualsevol 156 me 155 music nos result 154 mal serv vist 152 mor
        151 jov mostr 150 cam unic 149 educ vis 148 not 147 franc jug treb 145 baix pregunt sot 144 lluit
        reg situ 143 centr internacion reb 142 los 141 hag 140 min represent 139 lleg mev ofic quant 138
        comun escr fent lliur neces 136 coneix sistem web 134 or
        """)
}
