// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let czech = parsed(
        """
        1000 na se 998 je 997 to 984 že 945 si 942 do 938 jsem 929 ale 901 tak 833 pro ve za 812 co 782 jako
        751 jak po 743 by 735 už 727 od 718 jsou 702 mi 685 když 668 mě 660 jen 634 nebo 617 byl 600 bude
        584 já 567 má 558 jsme 550 které 542 ty 534 jeho 526 který 517 až 509 není 501 bylo 485 aby než ze
        478 ještě 470 byla 462 být 454 také 432 ani 425 pak 417 při tam toho 410 ten 403 kde mám 396 která
        389 ho ne 382 před 375 bych 368 protože první tu 362 podle pokud tom 355 něco tím 349 další 342 teď
        336 nic 331 let 330 mezi nás vám 324 vás 318 bez 312 jste kdo moc proč své tomu 306 asi jejich 300
        může 289 kdy 283 ji měl ti více 278 mu roku 272 dnes či 267 mít roce takže 262 no nám všechny 257
        díky však 252 již nad 247 jestli mají pod ta třeba 242 den praha právě tady taky všechno 237 ke
        velmi 232 přes české 228 dva její proti proto 223 místo nikdy 214 jeden musí 210 budou jsi někdo
        práce tohle 206 dobře jde kteří kvůli zde 201 lidí měla 197 jim každý tedy víc všichni řekl 193 chci
        nové vůbec 189 ano byly stejně život 186 jí lidé možná máme pouze tento 182 budu hodně opravdu 178
        poslední prostě rok tři 171 děti my ní svou 167 jo měli něj této 164 byli kterou moje pár čas 161 on
        160 chce což době nikdo stále vše zase 157 jenom trochu 154 ať dost dvě můžete naše pořád 151 kč 150
        jednou letech máte sebe svůj říká 147 během hned lidi nevím svého tě 144 můj například 141 celý
        kdyby nejlepší několik 138 myslím praze té člověk 135 kolem nebude nich někdy problém práci rád sem
        snad věci 132 opět vlastní vlastně vy úplně 130 jinak společnosti sám všech vždy 127 dělat hlavní
        nový peníze těch určitě často čr 124 dlouho dobrý dál mohou města nemá samozřejmě velké 121 hlavně
        lepší mohl především přesně část 119 dne nejsou spolu 116 světa 114 dalších druhé jedna jiné nakonec
        případě zatím česká 111 chvíli dvou oblasti 109 lze navíc největší nemám prosím stát tohoto země 107
        hodin mně patří společnost takhle toto usa vaše vidět český 104 abych celé chtěl doma možné místě
        sobě svým tato
        """)
}
