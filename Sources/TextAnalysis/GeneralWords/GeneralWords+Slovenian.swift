// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let slovenian = parsed(
        """
        1000 in je 999 na se 994 da 992 so 990 za 989 ki 962 pa 949 tudi 938 lahko 916 ne 911 kot 890 po še
        833 iz 826 bi 819 bo 812 od tako to 805 pri 782 ali 759 če že 751 bil do 743 ni 693 med vse 677 jih
        ko 651 kar 634 ga 627 si 626 smo 600 bila 592 leta več 584 sem 558 tem 534 ter 509 nekaj saj 485 ta
        tega zelo 478 jo zaradi 462 bilo 447 ob 439 bodo ker kjer sta 432 zato 425 vedno 410 le 403 ima 396
        pred veliko 389 prav 375 kaj samo 362 naj 349 vam 336 kako nas 324 mi te 312 brez 301 let 294 boste
        nam vendar 289 dan del čas 278 bomo dela vas 272 ime svoje 262 mu pod 257 bili gre slovenije času
        247 bolj danes delo dobro 242 ampak drugi proti seveda strani časa 237 sloveniji vsi 232 ti 228 prvi
        skupaj 223 ljudi mogoče niso potem svojo 219 mesto ste 210 ljudje najbolj 206 jim leto predvsem
        torej zdaj 201 druge poleg 197 letih mora res 189 biti pomeni treba 182 dve malo vsak 178 drugih
        življenje 174 eno imajo katerih ljubljana nad nato občine 171 glede mestu 167 celo delu 164 dva tri
        160 imel me primer vsaj vseh 158 št 157 ena hitro morda čeprav 154 mesta otrok 150 letu skozi
        število 147 glej nič sicer stran 144 pravi sam sedaj sploh 141 dni dovolj naprej pomoč 138 dveh 135
        države katerega pogosto različnih svetu tam 132 ljubljani skoraj 130 eden katerem kateri novo
        uporablja 127 doma drugega imeli kljub prej takrat tej vaše vsem zakaj 124 koncu način okoli oziroma
        ravno svoj teh 121 niti njegovo poti svet 119 en imamo izmed kdo njegov npr preko tisti tu 116 bile
        ji oz slovenski svojega 114 verjetno čez 111 drugo skupine težko včasih začetku 109 kmalu medtem sin
        slovenskih sveta svojih toliko tukaj življenja 107 manj naše njih pot 104 enega imela jaz lepo
        najprej nikoli nisem preveč stvari umrl 102 konec nekateri pomembno sistem slovenske večina 100 bom
        njegova občina on temu 98 obliki razvoj 96 dobil kasneje prvič svoji takoj 94 dr john katere leti
        obdobju predsednik prvo zda človek 92 katero močno področju približno stoletja treh velja vode zdi
        90 dolgo enkrat kdaj naš nekaterih obstaja otroci težave vprašanje 88 drugače drugim nove ponovno
        toda
        """)
}
