// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let icelandic = parsed(
        """
        1000 að er og sem 997 til 980 en við 978 af hann um 974 ekki 967 var 962 fyrir með 938 ég 929 eru
        878 frá það 860 þar 833 því 812 eða 797 eftir 774 hún 759 svo 735 hefur vera 710 þá 702 verið 685
        þegar 660 hafa þess 651 úr 643 út 626 upp 617 ef eins 600 nú 592 sé þú 575 fram sér 558 hér þeir
        þetta 550 voru 517 yfir 509 allt 501 hjá mér 493 þeirra 485 einnig 454 vel 447 gera hans 439 þeim
        432 getur okkur þó 425 sig þau 417 koma okkar 410 inn 396 hvað vegna 389 hafi undir 382 bara fara
        mjög 375 væri árið 362 saman 355 fá 349 ár 342 of 336 síðan íslands 330 aftur honum má sjá áður 324
        dag kemur kom skal 318 heldur 306 enn hvernig 300 líka tíma 294 hafði sama ára þær 289 milli 278
        einn fer mig sínum 272 fór meira segir ásamt 267 ekkert mun segja taka 257 aðeins eitt rétt sá þér
        252 halda 247 allir gert hvort meðal varð þann 242 annars íslandi 237 alla bæði hennar sinni 232
        fyrsta hef sína 228 hins 223 alltaf gegn gott niður stað 219 henni öðrum þannig þessi 214 hana menn
        mikið 210 geta áfram 206 innan öll 201 finna oft sinn svona tók 197 alveg auk hægt vinna án 189
        komið orðið öllum þessum 186 aldrei fyrst sú 182 samkvæmt vegar árum 178 fékk hver verður 174 ein
        erum átti 167 annað 164 eiga hélt sæti átt þátt 161 reykjavík 160 einu fólk hluti sitt stjórn 157
        eina fyrr fyrstu the áhrif 154 betur enda finnst heim sagði 150 fleiri hluta sagt vilja 147 efni mál
        nema þig 144 hverju kannski láta meðan 141 fimm tekið utan öllu önnur 138 hefði nota ná 135 gerir
        gæti mín sín síðar 132 grein samt 130 leið tvö verða þessu 127 gegnum gerð höfum núna 124 margir
        vill 121 börn gefa hvert minni sett sínu tekur ári 119 hátt höfðu nýja stundum ætti þið 116 alls
        hinn maí máli stendur 114 allar ganga komu mikil sex 111 hvers langt nær vita 109 búa engin fær
        gerði júní landsins manna maður tvær 107 enginn ert lög nóvember ný september síðustu sögu ætla 104
        allan eigin jafnvel myndi veit ísland íslenska íslensku þrátt þótt 102 daga einhver frekar lagi mars
        móti new notkun október 100 daginn farið gaman
        """)
}
