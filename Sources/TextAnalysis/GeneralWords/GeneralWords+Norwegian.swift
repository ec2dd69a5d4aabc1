// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let norwegian = parsed(
        """
        1000 det er og 999 på som til 998 en 997 av for 996 ikk 995 med 994 har 990 jeg 984 at 967 de 952 du
        949 om 946 den 943 men 934 så 929 vi 922 var 916 fra 911 kan 906 et 885 han 826 seg 813 dett 794
        gjør 783 skal 782 noe 767 noen 759 ble 756 vil 749 bar 743 der også 732 ett 727 ut 718 da nå 715 ell
        713 vær 710 all hva 701 meg 677 blir 668 hadd 663 her 660 når 643 må 634 ha 615 komm 592 deg 589 inn
        opp 581 mer 576 man 575 andr få 563 over 559 dag 552 norsk 550 litt 548 norg 534 ved 526 vært 519
        samm 518 sin 517 bli får 510 denn 509 enn år 501 hun min mye 493 hvor 492 tid 485 se 478 igj 476
        finn før 475 selv 473 mot 472 bruk 462 sid 457 gang god 445 først 439 hvis ta to 431 ann 417 fikk
        helt 416 alt 414 fler 410 ser sett 407 din 404 folk 403 oss 399 stor 396 går vel 391 ing 389 hvordan
        jo uten 384 mang 382 lik 379 kunn 377 slik 376 hel 369 del 365 jobb 362 tror 356 nok 355 rett si
        sier 345 godt 336 kanskj lag 332 dem 324 skull vår 318 bra 316 sitt 307 kom und 306 vet 303 hold 302
        bedr 301 diss 300 gå vill 298 virk 296 mul 295 tar 294 aldri ja 293 oslo 291 liv rund 289 blitt 285
        barn 283 mellom 281 snakk 278 veld 276 land 274 treng 271 nest sist ønsk 269 sted ting verd 267 nye
        265 best 263 hjelp kvinn ned 262 hvorfor 258 klar person vis 255 leng 253 mest 248 prøv spill 247
        fordi gi gikk nei 244 lit 242 tre 241 tenk 236 legg 234 hør 227 bør 226 føl slutt 225 gir 222 grunn
        sak 221 følg 220 takk 219 gjennom 218 alltid 215 end syn 214 mann tilbak 211 jent 210 kjøp 208 død
        206 blant båd 204 vikt 201 bild fått tatt 199 mennesk 198 hos 197 gjort 195 bil 193 burd hver la lov
        191 kjent 189 akkurat peng 188 feil 187 henn send 186 måt skol står 185 begynn hell 182 led 181
        politi 179 møt start 178 ny ord 176 les menn 174 fortsatt ligg mitt tidliger 173 problem 171 løp tok
        170 plass 169 venn 168 arbeid brukt håp skjer tim 167 hvem navn 166 faktisk sånn 165 mått 163 størr
        160 frem 159 far kommun satt skriv 158 egent 157 sikker the ute 155 bort 152 hatt lang 151 kjør oft
        150 ham mindr 149 kamp 148 mål nytt 147 derfor enest klart vansk 145 hvilk kveld åpn 144 gjeld husk
        143 kjenn lev områd 142 enkelt 141 egen famili sa spørsmål svar ung 139 flest 138 ditt dår gjern kun
        137 gutt 136 tall 135 film langt støtt 133 skjønn
        """)
}
