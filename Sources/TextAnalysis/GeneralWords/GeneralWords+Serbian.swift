// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let serbian = parsed(
        """
        1000 da je se 999 na 984 od za 980 koj su 921 ne sa 917 godin 908 bi 903 iz 876 sam 866 to 860 ka
        847 što 846 on 807 bil 782 ima 758 ov 743 kak 737 al 727 nij 710 još po 695 do 677 sve 662 sad 661
        kad 637 il 626 će 615 jedn 605 nek 579 svoj 568 te 561 bit 560 neg 558 viš 550 prv 540 drug 522 ak
        521 tak 509 velik 500 dan 493 smo 488 mi 485 mož 461 mest 448 pa 440 ga rad 439 jer 438 ljud 437
        grad 434 prem 433 nov zbog 432 ni 412 put tog 395 naš 394 vrem 392 kod 389 im 388 mog 386 broj 382
        jeda 376 negov 375 nakon treb 374 ok svak 370 tom 369 li 368 bez 367 život 356 hrvatsk 355 ih šta
        353 nem 346 već 345 reka 344 prav 343 ja 342 dok mnog 341 svet 340 mal 339 držav 328 ova pod 327
        zemlj 325 dobr 324 gde mu 322 opštin 313 bud 312 nas 310 tok 303 srpsk 294 vid 284 izmeđ rat 283 svi
        282 ist 274 nis 273 kaž uvek 272 dva pre 268 dobi gđe 267 tu 264 del 263 nam postoj 262 bih ko 261
        njihov 257 srbij ti 256 tim 254 uz 250 stran 249 kraj 247 dana 246 jezik seb 240 vez 238 tri 237 taj
        235 crkv nalaz 233 vod 232 nešt 230 moj nen 229 radi 226 republik 225 neć ond pitanj 223 nekolik 219
        beograd 218 grup mor 216 žen 215 stvar 214 glavn protiv zat 212 vremen 211 kuć 209 pomoć početk
        treba 207 dec 206 bog odnosn 200 kolik 198 vam 197 mogl sistem 194 me 191 škol 189 možet 188 područj
        187 knjig 186 njih sel tek 185 vidi 184 najveć 183 korist 182 ostal prek svoji 181 posl 179 dalj sat
        178 ovd star 177 američk 176 odnos tad 175 drugi 174 sin 173 međ 172 najbolj 171 kroz veom 170 koji
        vas 168 govor nemačk političk 167 iak vlast 166 prij 165 kasn uprav 164 bolj mesec mora ste ta 163
        de snag živ 162 čij čin 161 tešk čest 159 centr vrst 158 jedin men vojsk 157 međuti 154 ništ prilik
        153 manj vek 151 gor nikad osob porodic vaš 150 možd predsednik pri ruk vlad vrl 149 crn 148 nad
        period važn 147 vi zna 146 cel misli pet 145 si 144 organizacij pun 143 francusk tel 142 način vojn
        141 dr jest kojoj takv zajedn 140 izbor nagrad no 139 dug igr 138 narodn 137 problem 136 naziv svog
        znam 135 poslednj 134 nacionaln nik posebn 133 oblik članov 132 jak osim znač 131 narod 130 borb reč
        tam zašt ćem 129 može promen smrt svetsk žel 128 di potrebn većin visok 125 lep ljubav prič 124 min
        nisa 123 dolaz napravi plan 122 potpun red
        """)
}
