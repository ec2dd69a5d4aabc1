// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let lithuanian = parsed(
        """
        1000 ir 990 kad 976 su 972 kur 958 iš 947 vis 945 yr 942 tai 917 lietuv 902 ar 901 buv kaip 898 met
        896 sav 895 gal 872 tik 841 bet 833 nuo 831 pat 819 ne 815 ap 812 taip vien 807 tur 795 kit 777 lab
        771 dar 758 daug 742 būt 728 ger 725 man 710 kai 705 per 697 tok 694 dėl kart 677 jau po 673 nor 661
        jis 660 ik 651 bei 621 už 617 jei 614 laik 601 žmon 600 jo 592 jūs 575 to 574 kas pirm 570 mūs 569
        tikr 564 darb viet 562 nes 558 prie 542 bus 538 jos 527 reik 526 kel 517 šal 509 jie 502 dien tat
        501 kok 496 prieš 494 viln 493 arb did jų 486 dal 485 miest 477 es kalb nauj 464 prad 462 vaik 455
        ant 454 čia 452 nėr 451 nam 448 pagal 439 ji 428 pasaul tiek 426 maž 425 aš 417 ką 413 net 412 mes
        409 teis 403 be 401 ilg 397 eur 395 sak 389 nei 382 valstyb 378 žem 377 vyr 372 gyvenim 369 tarp 367
        vėl 362 dabar svarb žmog 361 mokykl visk 356 dažn 351 jum 350 kaun 348 greit 343 kiek 342 grup 341
        jog 338 puik 336 jį 334 galim 330 tad 325 didel tod žin 323 aukšt 322 centr 315 sistem 312 ties tuo
        šeim 311 niek 310 jam 304 juos 300 kultūr lyg 298 pagrindin įvair 297 kov 294 jeig 293 kar vand 291
        sen 289 mat pad 288 rajon 287 naud 283 mok 282 nar 279 skirt tap 273 lauk 272 knyg 269 komand tol
        268 vakar 267 savivaldyb 264 kiekvien vard 262 dirb tam 261 pus 260 istorij veik 259 tiesiog veikl
        257 šį 255 būd tėv 254 draug skait 247 ją 246 gyven 245 jok 243 atrod 242 or 241 graž 240 padar
        paprast 239 šios žod 238 muzik negal 235 kod ten žinom 234 galv vald 232 gyvent 231 vasar 230 kol
        229 reikal 228 moksl sudar šis 226 pasak 225 ryt 224 dalyv ypat 223 du 222 vadov 220 film form 219
        srit tą 216 pinig sunk 215 kažk 214 netur 213 klausim 212 laim mum pastat 211 visad 210 kuo 209
        šiandien 207 tas 206 dalyk diev ko 205 bendr 202 vadin švent 201 mot skyr žaidim 200 problem 199
        rank tarptautin 198 naudo 195 automobil tyrim 194 jiem siek 192 savait 191 mėnes sūn 189 ak tiksl
        vert 188 gyv pas 187 sąjung 185 klaipėd tūkst 184 rusij 183 paskutin 182 men nebuv taig 180 bažn
        parod universitet 179 atstov klub 178 jav panaš įmon ūk 177 progr 176 dain respublik taryb tav 175
        laisv medžiag 174 sal 173 baig kūn 172 kaim sport 171 juk raš šią 170 lik 169 projekt įvyk 168
        apsaug atlik krašt vyk 167 prikl spalv visuomen 166 gars plot 165 ab maist 164 ši 163 valand 162
        daugel 159 balt studij 158 jaun 157 cm vid 155 meil 154 med 153 sud 152 lengv mišk mus pabaig
        """)
}
