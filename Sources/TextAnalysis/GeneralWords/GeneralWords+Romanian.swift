// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let romanian = parsed(
        """
        1000 de în și 999 la 996 din să 990 pe 989 cu 985 un 984 nu 980 mai 967 este 962 că 959 car 956
        pentru 906 se 895 au 886 fost 878 ce 860 ca 822 sunt 819 al am 790 fi 767 si 718 va 693 lui 688 dar
        682 cel 681 român 658 mult 645 acest 643 dac sau 633 fac 626 sa 621 dup 617 mar 575 ne 568 poat 567
        ar 558 le 549 timp 543 prin 540 prim 534 cum 526 când 520 ale 501 in 487 era 486 despr 483 tot 477
        dat 474 ani 472 an 470 iar 463 are 461 toat 458 trebui 456 dintr 447 ai 434 noi 430 doar 425 bun
        foart 424 part 417 el fie 412 dou 410 ei 409 aceast 396 te 394 pân 393 pot 390 loc 388 cât 387 une
        382 într 379 încep 373 spun 368 chiar vă 362 vor 361 put 355 așa 353 bin 347 stat 342 mi oamen 340
        acum 338 nic 331 unu 330 cătr 324 atunc 320 nou 319 ave 318 mă 315 cea 314 unde 308 alte 306 eu
        național 302 viaț 300 făr 294 fiind între 291 făcut 288 num 284 atât 283 îi 280 lum 279 cee 278 asta
        275 public 272 decât 271 perioad 265 folos 264 avut 263 lor 262 vez îl 257 noastr oric 251 puțin 250
        exist 249 mic 247 sub 246 fel 242 aic vorb 238 faț 237 astfel zi 236 famil 235 fapt 232 lucru 230
        tre 228 ea 226 cas 223 oraș precum spre 222 asemen 221 persoan 220 polit 219 cev 218 ace pest 216
        problem 215 fiec 214 cred vin 213 om 211 istor 210 prezent 209 lun 208 bucureșt general ultim 206
        apo cei form număr 203 zon 202 sal 201 înaint 200 urmat 198 drept mod 197 import 195 adevăr voi 193
        unor încă 192 biser 191 trecut 190 spus 186 cadr 185 min nevoi 184 ban local moment realiz 183 activ
        pre 181 toț 180 caz 178 câtev numa una 177 film printr 176 zil 175 ajung aproap 174 baz 173 ajut
        singur 172 punct 171 asupr special 170 pun 167 avem doi său își 165 echip par sist 164 guvern lucrur
        163 compan duc funcț 161 cop 160 mea ori însă ți 159 schimb țăr 158 comun 157 acolo nr veder îmi 156
        continu 155 domn 154 cunosc da priv ved 153 vre 152 grup 151 lucr 150 dej nostru îți 148 acord difer
        limb împreun 147 vrem 146 ales dezvolt internațional 145 cauz țar 144 conform econom 143 ajuns
        consider utiliz 142 proiect vom ziu 141 arat meu moldov treb 140 județ 139 prieten roman 138 târziu
        137 luat nimic principal 136 apar deven munc obțin 135 conduc 134 aduc 133 ofer respect 132 deș poț
        ul 131 copil vech 130 celor dumnezeu merg organiz urma încerc 129 cin particip ridic întâln 128
        câștig puter trec 127 erau 126 acțiun centr dator 125 acelaș apăr
        """)
}
