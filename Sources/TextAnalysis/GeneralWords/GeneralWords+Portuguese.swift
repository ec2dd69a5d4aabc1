// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let portuguese = parsed(
        """
        1000 de que 999 com do 996 da em 993 par 990 nã um 982 uma 981 no 970 se 959 na 953 por 949 os 934
        eu 884 as 878 mais 824 pel 818 ser 799 dos 797 mas 782 foi 767 ao 759 me 734 tem 729 muit 728 pod
        726 tod 725 voc 702 seu sua 697 faz 660 sã 643 das ou 626 ele 613 quer 607 outr 584 isso 567 já nos
        558 também 556 mesm 550 quand 549 pesso 546 ter 534 está meu 533 cas 519 vai 517 ela 501 for só 500
        nov sobr 498 minh 493 dia 491 noss 485 bem 478 até 472 part 466 fic 462 te tud 456 aqu 454 aind pass
        447 anos fal 439 sab 438 cois 428 diz 425 vez 423 sem 418 dev 417 quem 416 tenh 413 trabalh 410 agor
        408 entre 407 primeir 406 melhor 396 era 383 vid 382 seus 378 nas 371 temp 369 grand 368 assim depo
        362 este onde vou 359 mund 358 brasil 349 estã 348 deix 344 del 342 esse 341 porqu 337 precis ver
        336 essa 330 eles há 329 nad 327 the 325 maior 323 volt 316 cont diss 315 algum 312 estad 311 segund
        306 bom sempr 305 comec mã 303 form 302 cheg 300 ano encontr 299 conhec 296 esta 294 cidad 289 aos
        apen sou suas 288 jog 283 dois nunc 276 mim 273 cham 272 lev 269 gost sei 267 filh pra 264 sej 263
        pens 262 hoj tã 260 viv 259 histór 258 acontec hor 257 entã estav nem 256 mulh num 255 brasileir 254
        deus 253 pouc 251 nom 247 cad qual sent às 246 dess 245 ajud import 241 tinh 240 estar 239 amig 237
        estou 236 fot 234 aquel 232 nós 231 mei 230 grup 228 durant 227 livr parec 225 mort país 224 últim
        223 dest dias esper 220 acab dar sim 219 lá marc men qualqu 217 car 215 públic 214 acho 211 send 210
        alguém antes 209 direit torn 208 contr perd 206 desd 205 tip 204 paul 203 pont 202 tom 201 ir la
        problem to 200 inform noit quant 198 final govern ped tant 197 boa três 196 tent 195 cri 194 consegu
        193 alguns feit moment of rio 192 lug 190 acord 189 além 187 polít seman 186 cert 185 receb 184
        continu lad president 183 apresent 180 hav nest 179 músic poss séri 178 após duas 177 exist famíl
        176 segu 174 junt tiv 173 particip 172 long med mostr ness 171 nacional 169 equip projet 168 fez
        program tir verdad 167 caus enquant escol ninguém 166 acredit áre 165 entend popul sid vam 164 vocês
        163 estud ouv víd 161 pergunt 160 aí film ganh morr realiz 159 fac 158 dentr 157 crianc desenvolv
        public 156 lembr mud númer 154 forc águ 152 coloc gent hom nenhum port sistem vej 151 especial 150
        algo 149 diferent vem únic 147 compr fim mar 145 obrig 144 fiz têm 142 pequen quas 141 através
        empres meus pai tu 140 result vist 139 dad human lei 138 lig red 137 bas 136 amor organiz process
        vir vã 135 clar pois sit 134 centr mat mil som 133 procur quis 132 escolh falt geral janeir 130 irmã
        local sant terr 129 tard 128 principal trat 127 autor baix consider dinheir dá in mal mes 126 exempl
        frent palavr servic vend 125 senhor univers 124 american sair 123 lanc 121 escrev social utiliz 120
        foss guerr 119 event regiã sob sul tev 118 lut pag represent 117 visit 116 esses peg próxim 115
        professor 114 and comig corp embor favor log quart 113 control 112 estam prov unid 111 ativ cerc
        elas essas lo objet 110 feliz post 109 lhe seguranc vári 108 aparec corr 106 apoi twitt usar 105
        aument ex 104 feir menin vi vot 103 acess cabec própri 102 atual caminh camp complet convers divers
        ide inclu políc total uso 101 fort milit plan 100 cultur isto milhõ permit quatr tim 99 maneir val
        98 deu mand respons 97 esquec fat not pov sol 96 bat busc educ fui mant membr realment respeit tal
        vár 95 beb minut moviment 94 cinc dem iníci pesquis relaçã 93 carr pessoal 92 envi jornal present 91
        comun motiv 90 atençã cort explic los nort possível qua 89 espac europ inic list ocorr oper 88 aceit
        afirm apes ensin homens ment mod sal traz 87 internacional perceb própr 86 antig aprend cuid difícil
        estes internet merd oficial rua valor 85 decid envolv lind linh língu possu sint usad 84 ali assoc
        desej entrar eram inter interess mai manhã olha 83 branc fest pen sociedad termin 82 anim futur
        indic mor pec porém seguint sonh 81 comunic fund futebol legal médic pedr saúd 80 atrás consig cop
        câm mês papel paz relacion velh 79 artig descobr fiqu real segur serv 78 assunt entant negóci
        respond talvez tend text 77 federal fácil oferec outubr produçã 76 errad fech ger reconhec 75 band
        imagin nasc períod preocup págin si sofr tv técnic uns 74 acompanh dorm grac 73 administr certez
        coraçã estiv houv junh portugal soc sucess tecnolog viu 72 cant capital desculp notíc pert pior
        setembr troc voz vê 71 abert ador banc cor empreg energ font funcion luz produz 70 alto bastant jos
        limit ministr normal ontem prepar pres ráp verdadeir 69 agost amér jesus jov mudanc olhos pais
        português respost seis situaçã term toc via 68 conselh divulg escrit investig original registr 67
        acha amanhã anterior dezembr diret experient independent mundial nível questã 66 abril bel imag
        inglês justic localiz mont novembr perfeit resolv 65 aliment aplic carl cim cost diretor franc
        garant garot idad igrej negr observ ocup 64 bonit contrat crim crític diferenc guard model rest teu
        63 ambient anunc açã cresc curt cust daquel estas ia julh namor natur ordem sex sozinh transform 62
        ataqu cam chef club curs estabelec ler olhar oportun pes princip relat revel test transport usuári
        61 ar assist campanh candidat construçã deput determin fevereir grav jeit merc salv 60 declar oi
        prec produt sai traduçã vitór époc 59 abaix ah boc daqu ediçã irá jogador mensag portugues recurs
        signif sup tua 58 amo artist aul cart central comum dat document don inteir joã min municípi on
        revist terceir vontad 57 ating cuj danc decisã defend dig facebook líd ric 56 aproxim arte cab
        conteúd integr levant propost proteg prátic signific vei 55 ache acim aprov bairr civil culp defes
        dor entreg estranh fom obra soment usand ótim 54 alegr atac bol cen efeit lid maravilh menor posiçã
        promov pud recent set simpl sub unidad 53 alcanc carg conquist destin estrutur famos ministéri onlin
        pret roup sext superior venc verd versã vind 52 casament ciênc companh conseg doming dur econom
        econôm fas físic nel pront quebr vermelh zon 51 atu cabel canal capaz fog hospital naquel praz rádi
        títul 50 blog boas comput confirm estej execut loc natural prêmi repúbl roub serã silv 49 agradec
        assum comentári criaçã códig der desenh dez estil exat exércit far identific instal institut las
        licenc necess presenc realidad show surg ti vítim 48 acus advog alun entrad esquerd http igual louc
        met our portant razã rei risc rod simples suficient sáb 47 aquil class cobr convid defin demonstr
        destac evit mass retir tribunal uniã viag 46 alta ambos atend avis ced condiçõ conjunt cruz desafi
        etc natal obras prisã refer tais 45 ameac aproveit celul drog dúv faculdad flor foc glob jovens
        merec pap profissional quadr quint regr sécul trás tá 44 agent altur assin avanc colet compartilh
        doenc enfrent existent liberdad opiniã perig propriedad pé qualidad umas vest you 43 achar caf
        combat dedic discut entrev espos estrad estrel extrem intern jam john loj necessári priv russ
        sentiment sort viaj 42 abandon abrir armas açõ categor contat cultural dand detalh dól fri fug grit
        imagens interior manifest méd pratic prest retorn seleçã telefon venh 41 atualiz carreg chanc depend
        digital dirig divid escritor fornec imediat imped indústr inspir just memór municipal médi parqu rea
        referent reform relaçõ sed televisã 40 arquiv bast beij capac chav chin colabor coment comissã cris
        depart direçã esport espéc eua formaçã indo legisl metad missã motor orient profund relatóri ros
        saíd tempor vic 39 andar aniversári argentin can chor cinem compar concord contrári déc elev esforc
        espírit feminin larg limp matér milh modern oit reserv trein urban us 38 00h acident al caix cit
        combin dan doc dr episódi escond esperanc explor financeir ilha incrível lest metr pensament perfil
        permanec planej porr rein saib secret separ tax territóri verã vil índi 37 agênc aparent apont cal
        carreir celebr client costum dit editor element fer fern fotograf inclusiv infeliz invest mestr ok
        orgulh pobr prim promet religi reuniã saiu sp top trist visã 36 anális apaixon autoriz belez brinc
        comand comemor disput eleiçõ fod inteligent iri jur libert máxim orig plant prac princípi provavel
        reun veícul 35 afast ai bal bols cantor classific complex constru desaparec estev fals ferrament
        habit lançament lhes lul material parc particul planet posit rost sang usa vinh 34 alter ana
        assassin avali azul barr cans chã comport congress espanhol estaçã famili fronteir fé gast letr lix
        méxic polic prefeit pro provoc put reduz robert seg setor tamanh vim árvor 33 altern batalh
        característ conceit conden cresciment cumpr céu david design el elimin enorm entretant espanh
        estrangeir express falh florest frequent funçã gam inimig man nao possibil pressã proteçã rainh
        record restaur sinal teor tratament áfric 32 afet banh brac básic chei cidadã concentr crist demor
        descrev diant engrac escut estim exig festival figur funcionári gat general geraçã gol imprens
        inicial máquin olá pertenc pint plataform quantidad recuper regul rock ruim sec sexual surpres
        suspeit terc terror vag vizinh 31 abertur alma bons brev calm casal chuv col conflit consequent
        cozinh dificuldad distânc erro estadual estratég francisc global horári hotel idé ignor impact
        imposs interpret latin míd olho one parceir pared pré queim rend resident sold sustent tentat
        testemunh tradicional york ônibus 30 alemã argument assistent atras brig cair científ confi constant
        contud coorden critic cá dav debat destaqu dispon diári específ excelent financ folh julg lend lisbo
        map neg parlament prat pretend quent questõ reclam sin suport tel web órgã 29 1o adolescent adult
        atitud ato aut cap clássic coleg comercial comet conform consum daniel derrot desist dilm domin dupl
        eleit entrou escritóri evident faix fin francês fras gui homenag indivídu japã jorn juiz km luiz
        métod mínim net new pacient parabéns peix policial produtor prédi pós rapid redor resistent sac
        veloc votaçã will 28 adot aeroport almoc bomb campeã carnaval che comérci conf constituiçã desempenh
        eduard encerr escal exterior feder gal gêner intens lav liber mencion moral negoc obter poder
        prefeitur prefer profission rai regim rúss salvador senador serr silênci solt soluçã soub
        """)
}
