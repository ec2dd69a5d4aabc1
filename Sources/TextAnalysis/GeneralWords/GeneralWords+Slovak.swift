// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let slovak = parsed(
        """
        1000 na sa 999 je 972 to 965 že 959 ako 938 aj 934 si 925 do 884 som 833 ale 797 po 790 za 774 tak
        767 od 759 čo 751 už 743 bol by pre sú 702 ak 677 alebo nie sme 668 ich len vo 643 aby keď 634 ktorý
        626 ktoré 617 pri 592 má 575 jeho 558 bola 534 bude 526 ktorá 517 až veľmi 493 bolo byť 485 vám 478
        jej so 462 roku 447 ho 439 ešte zo 432 podľa 425 mi však 417 ani ste tu viac 410 kde 396 boli pred
        382 medzi 368 môže 355 nás vás 349 no tiež tým 342 pozri 336 toho tom či 330 pod 318 počas 312 potom
        306 ju všetko 300 bez ja rokov tento 294 nám tam 278 iba ľudí 272 ma 267 niečo preto 262 deň možno
        pretože tomu všetky 257 mať mu 252 mali práve teda ten vďaka 242 dnes vždy 237 toto 232 každý svoje
        228 asi teraz veľa 223 mal miesto nad najmä 219 jeden ktorú stále tejto 214 ide proti takže 210
        spolu čas 206 ktorej lebo mám tie časti 197 nič oblasti okrem 193 im napríklad svoju ľudia 189 dobre
        iné nich slovenskej 186 slovensku určite 182 cez ktorých máte môžete všetkých úplne 178 deti kto
        majú mala 174 ktorí život 171 budú musí naozaj tieto časť 167 mňa niekoľko svoj svojej 164 mesta pár
        160 vaše často 157 prečo 154 ktorého máme nachádza nové prvý túto ďalej 150 celý dva ku tohto tomto
        ďalšie 147 budete kedy naše samozrejme spoločnosti svojho táto veci 144 dve nej okolo tri tých 141
        ktorom človek 138 chcete mohli napr 135 dvoch rok seba skôr súčasťou 132 aspoň my neskôr než nikdy
        patrí vôbec čase 130 systém 127 lepšie problém republiky sveta všetci 124 dosť týchto 121 dňa hlavne
        pričom strany 119 mieste raz roka rokoch svojich 116 meno neho niekedy on slovenska tá zároveň 114
        hneď niektoré rámci sebe spoločnosť sr stránke veľký života 111 hovorí iných kvôli mesto možné
        môžeme napriek niekto ďalších 109 nemá takto 107 bratislava celkom km môžu pokiaľ povedal rýchlo
        svete takmer the číslo školy 104 dieťa neviem nový presne znamená času 102 dostal keby kým nebude
        náš ním počet roky také veľké vrátane váš 100 druhej inak najlepšie nájsť obce práce slovensko
        trochu vtedy 98 ceny obsahuje pomocou predovšetkým prípade rada rôznych zatiaľ začiatku čím
        """)
}
