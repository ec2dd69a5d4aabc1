// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let latvian = parsed(
        """
        1000 ir un 997 ar 992 par 988 ka no 974 kā 965 uz 962 kas 942 arī 938 vai 925 bet 920 es tā 906 nav
        to 895 tas 890 man 884 ja 878 lai 853 bija 840 ko 805 pēc 759 tikai 735 tad 718 līdz 710 kad var 702
        jau 693 pie tu 677 latvijas 634 vēl 617 būs 600 jo 592 ļoti 584 gan 575 ne savu tev viņš 567 gada
        tik 558 nu 550 šo 542 mēs 534 kur visu 509 tās 501 esmu kaut mums tagad viņa 493 mūsu viss 485 daudz
        laikā 478 būtu 470 valsts 462 pa 454 jūs 447 tiek 439 pat 432 vairāk 425 jums labi 417 būt 403 cik
        kāds tam viņu 396 mani tur 389 latvijā 375 taču varētu 368 bez rīgas visi 362 kurš pret viens šī 355
        pirms tie 349 tika 342 kopā 336 tieši 330 kādu kāpēc paldies viņi 318 tāpēc 312 esi gadu gadā jā šis
        306 jūsu nekā tomēr 300 tevi 294 laiku 289 kuru 283 vien 278 vienmēr 272 pats vairs viena vienu 262
        vienkārši 257 nē 252 eiropas lūdzu varbūt 247 kuras latviešu te šajā 242 cilvēki vajag visiem 237
        neko trīs 232 kura kuri kurā kāda nekad pasaules rīgā tajā 228 dēļ labāk laika laiks starp viņiem
        223 citu nevar patīk vietā viņam 219 iespējams iet sevi tāpat 214 cilvēku esam savas šeit 210 atkal
        dienas dienu mājās tiem 206 notiek tos šodien 201 cilvēks protams 197 mana piemēram šīs 193 tiešām
        189 darbu darīt katru mans tāds vietu 186 darba sporta 182 kam notika pirmo spēles visas 178 lietas
        mājas neviens novada 174 reizi rīga savā 171 bijis nekas noteikti pilsētas tādu viņas 167 bieži
        gadus labs nebija neesmu pasaulē 164 pirmā vieta 160 cilvēkiem tāda 157 atrodas domāju jābūt laikam
        nevis vietas visus 154 atpakaļ daļa divas it kultūras ārā 150 nezinu parasti šķiet 147 ap gadiem
        gandrīz kamēr pārāk sev 144 citiem nedaudz skolas vismaz ūdens 141 izskatās krievijas nozīmē varu
        zemes 138 atrast biju gribu kopš saka 135 darbs naudu nebūs 132 dzīves dzīvi jeb krievu nevaru ātri
        130 domā ielas pāris tai tālāk vari īpaši 127 asv centrs dienā jaunu joprojām pirmais šobrīd 124 aiz
        bērnu grib liels vēlāk 122 diena 121 iespēja ilgi notiks redzēt vajadzētu visa 119 kuriem labu
        latvija nebūtu pašu tiks 116 bērni dzīvo laba mākslas mūzikas pilnīgi savus 114 galvenais grūti ielā
        the tikko tātad 111 diezgan divi savukārt spēlē vienā viņai 109 baltijas
        """)
}
