// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let danish = parsed(
        """
        1000 af at det en er og 998 på til 996 jeg 994 den 993 har 992 der for ikk med 984 de 972 du 964 som
        962 kan så 949 et 946 han 941 var 929 vi 922 men 920 om 890 fra 866 skal 853 ved 852 vær 846 vil 800
        sig 741 kun 735 også 718 hvor 712 bliv 710 nu 703 man 701 kom 681 nog 677 hvis 671 ell 666 all 660
        blev 652 eft 651 mig 643 lig 641 her 632 min 609 hvad ud 584 godt 575 meg 565 gør 560 dig 558 da 553
        din 550 når op 547 dag 546 dansk 544 mer over tid 542 havd 527 hun 525 bar 524 ind 517 and se år 516
        sam 514 brug 512 hav 509 få 503 sid 499 tag 498 end 477 hel 474 god 471 dem 470 to 463 selv 457 vor
        456 find 455 hold 454 lidt 448 gang 440 mang 428 stor 425 får 424 giv 419 mod 415 først helt 396 jo
        389 må 378 sin 377 andr 375 del fler ja nok 365 arbejd danmark 364 alt 355 går igen os 343 fik 341
        lav 329 spil 324 hvordan nye 318 sted 315 før 314 virk 313 ret 312 nogl skul 304 ham 303 und 302
        hjælp 297 rigt 294 lang sidst sådan 292 hend 290 ing 289 måsk 286 tak 278 altid 274 liv 272 uden 267
        bedst ser 266 vej 262 fordi gern 258 død næst 257 mellem tilbag tror 255 mest 254 københavn 253 kend
        252 dog 251 hvilk 250 børn 249 tænk 248 kvind læng mand 245 tal 244 folk 238 dit ned 237 mennesk 232
        forskel hjem 229 mit 228 gå hvorfor 226 vid 225 lil vis 223 bedr hos 222 stad 221 båd jer 220 lad
        land 219 tre 217 klar 215 følg 211 led person 210 ny 209 bil 207 aldr 204 dis syn 201 ting 200 sæt
        199 verd vigt 197 endnu samt 196 navn 194 løb set 192 send tim 190 kommun 189 begynd gik 188 læs
        peng 187 grund valg 186 nej 185 hør 184 bland 183 fald 182 frem mul 181 kamp kør 180 billed lid 179
        problem 178 fået lov står 177 prøv ung ønsk 174 hvem omkring 171 derfor lev måd 168 hurt 167 tog 165
        mød områd 164 føl 163 par 162 kort ord vist 161 start 160 gennem hver læg stør 159 faktisk famili
        køb stil 157 pas 156 far 155 elsk høj 154 pig plad ven 151 kald sit skol 150 betyd hus mindr vand
        148 aft gaml 146 mænd skriv svar 144 altså the vel 143 lær mål 142 histori husk 138 forsøg fortæl
        135 håb mad morg nyt rund sag tv 134 væk 133 film 132 kr vind 131 spørgsmål 130 lyd ude 129 brugt
        forhold 128 stop 127 sen stort 126 gav mor 125 byen 124 haft oft stærk én 122 beg glad måned ræk
        """)
}
