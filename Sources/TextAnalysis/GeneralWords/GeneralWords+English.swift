// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let english = parsed(
        """
        1000 and of the to 999 in 993 it 991 is 988 that 986 you 984 for 962 on 942 be with 929 this was 906
        as 891 have 890 are 884 he 866 at 860 not 840 by 819 but from 793 we 774 my 763 they 757 can 751 or
        749 your 743 an 735 all so 727 his 710 one 702 me 694 if 685 will 681 like 660 just 652 do 642 what
        634 about 630 up 626 get 619 out 618 there 609 has time when 601 more 597 who 592 no 584 were 577
        their 575 had 557 she 552 her 550 which 541 go 530 would 526 been 524 year 522 peopl 521 make 509
        new 504 how 497 other 494 use 479 don 470 some 462 also them 459 work 458 want 455 now 443 re 438
        know 437 think 431 see 428 our 423 good look 417 than 413 need 411 say 410 onli 407 day 404 first
        403 after him into 396 two 389 take 385 over 376 ani 375 then 371 could 368 back 366 way 356 these
        355 us well 352 come 350 right thing 349 becaus 348 most 346 even 336 said 334 here state where 330
        much veri 327 should 318 may 312 realli 308 ve 306 did 301 love 300 too 299 call play 290 off whi
        289 befor 284 still world 283 game made 278 got mani never 275 show 273 tri 272 start those 270
        great life 268 help 266 down 265 live 263 give last 258 part 257 through 254 feel 252 while 249 ll
        248 find 246 place 245 man 244 home 242 best includ mean such 235 end 232 chang 230 long 229 someth
        228 high 226 school 225 person 223 hous own same 222 follow 219 both everi 216 let 215 am three 212
        name thank 210 around between 207 team 206 alway better 205 keep old 204 compani 203 week 202 differ
        littl point put sinc 200 doe famili friend 198 anoth under 197 run 194 talk 193 ask 189 dure 188
        found number servic 187 group open support 186 guy set 185 read 184 fuck second 182 again nation
        next sure 180 citi 179 pleas 178 each mr system without 176 care lot tell 175 didn must 174 against
        173 power 172 report 171 big case happen move 170 busi offic 168 might 167 ever unit 166 base
        develop public thought 165 countri 164 govern hand night someon 163 stop 162 turn 161 head money 160
        month 159 area believ book order post 158 free 157 plan 156 women 155 god 154 away left line 152 job
        151 hope hour until 150 problem 148 general parti real 147 few girl top 146 provid question 145 kill
        watch win 144 manag today 143 interest issu 142 actual becom close face final side 141 done howev
        meet 140 american caus hard leav member product result won 139 law seem stori 137 bad music 136
        build car water word 135 wait 134 import player 133 level noth reason season 132 alreadi anyth forc
        men miss 131 continu control everyth univers 130 enough full told yet 129 die oper 127 doesn four
        inform onc possibl white 126 design studi 125 kind record 124 posit relat seen video war 123 act pay
        122 children direct presid small 121 form took understand 120 complet 119 came far later perform
        though went yes 118 everyon 117 current fact shit 116 allow bodi hit kid learn less local mind sever
        115 black cours effect market 114 increas intern lead stay 113 human idea minut near term train 112
        major matter program 111 polit 110 class clear court deal list return share 109 activ age light
        receiv requir research singl togeth whole 108 check creat death larg offer social student 107 appear
        five hold mayb per present room 106 cost rate respons test 105 bring eye fire food health rememb 104
        buy educ event least news within 103 communiti consid date young 102 abl account ad earli expect
        fight oh releas sign 101 experi pass price type 100 ago natur save 99 boy origin walk 98 00th author
        given half isn million often project short sound special write 97 organ stand view vote wrong 96 air
        bit happi histori john probabl process song south success true 95 art cover els hear secur 94 almost
        anyon known lost nice star 93 action certain late rule 92 along cut heart pretti total 91 industri
        note past quit woman york 90 break land street yeah 89 associ beauti drive film phone 88 attack
        exampl main protect son 87 claim due produc seri 86 accord addit collect elect fall pictur site 85
        answer futur low morn offici saw 84 bank data engin field mother north pick polic red third wonder
        83 babi begin involv moment remain serious sourc speak 82 chanc decid eat either father parent
        perfect practic recent step taken 81 child enjoy limit model road 80 avail board charact charg
        featur former movi rather shot soon whether 79 colleg further park sometim 78 among depart figur
        goal lose media myself sale serv town yourself 77 although carri club fun polici reach review trade
        valu 76 common exist finish front march match quick west 75 behind drop easi gonna join link non
        period readi repres six space strong wish 74 center coupl fan london mark particular refer region
        similar visit wasn 73 dog listen relationship respect suggest tax 72 america anim bill cultur heard
        lie locat rest 71 brother condit decis fine fund improv king outsid publish send travel usual 70
        agre comment grow race 69 across describ gave himself individu self wife 68 articl connect counti
        entir exact ground page summer 67 accept director dr energi focus held instead medic press properti
        role sell standard 66 de dead discuss privat rang round sens situat size specif 65 card co hate
        previous sex ship sit store toward 64 amount church critic goe insid mine stage titl wear 63 averag
        concern econom especi feder fit guess june piec rais remov societi trust 62 arm cool explain juli
        key militari paper photo score st style track tv 61 abov announc blue drink establish knew scienc
        sport technolog 60 april contain cross detail door english enter except generat leader materi onlin
        sleep spend wall 59 assist award british compar custom evid higher hospit imag languag middl sorri
        wouldn 58 box choic definit gold green institut plant 57 add al appli attempt beat code fail gone
        hot leagu legal loss measur mom normal patient pull shop voic 56 access alon applic arriv ball
        benefit brought challeng east haven initi longer lord lower network prepar sent signific surpris
        themselv worth 55 amaz becam chief cup daughter effort execut express fair forward investig island
        messag notic pain qualiti risk rock select septemb station union version 54 central color comput
        david fast footbal gun independ invest marri mention mile ok popular profession stuff treat websit
        whatev worri 53 administr bed block construct drug england felt judg ladi letter oil poor uk 52
        approach attent china coach dream edit financi minist physic safe tabl teacher text various 51
        absolut artist career cell clean competit council damn dark district foreign hair hey jame led
        opportun paid reduc scene search subject upon 50 basic blood born cannot celebr contract credit danc
        doctor european file function gain hell immedi met octob peac popul potenti realiz river shoot sort
        suppos touch 49 address armi august campaign centuri contact damag draw earth femal forget itself
        memori michael modern novemb push regular section statement tradit wide 48 advanc bar capit combin
        content couldn degre doubl fix french hurt imagin januari master murder object option perhap replac
        sea separ seven staff structur tour truth washington william written 47 affect album australia crazi
        demand depend determin episod fear fli huge prevent promot roll secret simpl simpli sister super ten
        tree 46 achiev began brown built command confer count daili decemb defens difficult employ georg
        india pressur russian spot suppli weight whose worker 45 apart christian communic fill internet
        laugh movement okay owner paint propos purpos senat sir speed teach treatment user welcom window 44
        aren band below committe consist correct danger deep europ excit fish husband interview la lol
        machin method mix opinion partner paul promis recommend resid ride seat stock target tonight 43
        agenc attend battl commit dress extrem handl host indic lack launch percent prison prove purchas
        rise straight tomorrow updat wanna wrote 42 abil ass choos cold contribut democrat electr etc
        februari german grant growth hotel ice ii incom particip progress radio resourc shall 41 avoid burn
        centr convers corpor crime defend diseas earn eight emerg favorit funni obvious regard request spent
        suffer throw via western 40 adult agent ahead angel annual anti attract brand california chines
        civil floor gas heat honest impact insur kick manufactur reveal screen skill solut spring thousand
        transport trip 39 brain canada catch channel commiss cri dad despit dollar driver equip extra firm
        franc global hi identifi indian inspir item jesus justic kept occur sun trump vehicl 38 beyond
        camera cloth commerci confirm copi deliv destroy document doubt emot employe engag equal feet friday
        hill introduc leg maintain pop proper san suit throughout wast weekend 37 app approv beach bear cook
        earlier gift glass knowledg liter male map nobodi prefer safeti secretari sold stupid transfer trial
        unless 36 0000s anyway bag cancer cat cent factor grand heavi histor hundr influenc jump mission
        mobil print rank ring sad seek senior shape skin smoke sunday surviv theori weapon wind winner wood
        wow 35 agreement aid altern appreci arrest australian awar camp complex conduct consum discov divis
        exchang farm flight gotta grade impress marriag mental mountain plus pre professor profit queen rich
        russia sexual stone sweet tie villag 34 admit africa anymor appoint candid cash cast comfort devic
        environ estim expens extend facil garden gay hors ignor librari load mass meant multipl none observ
        pack pro rare refus regul reserv robert schedul struggl worst writer yesterday 33 appar assum awesom
        balanc biggest bird captain click concept conserv digit faith germani glad guard guid hall harri ill
        injuri invit joke latest loan mari obama older peter reflect scale session sick slow smith soul
        spread stress troubl winter 32 analysi argu bought christma congress easili economi element eventu
        facebook fashion foot hang japan journal lake liber luck metal minor necessari opposit overal
        quarter realiti republican respond retir saturday sing soldier spirit stick strike surfac thus
        ticket tip typic 31 ain airport appeal bet caught citizen classic coast confid constitut deserv
        distanc distribut fulli googl greater holi honor largest lock mrs photograph primari profil recogn
        regist repeat rose royal shown speech squar texa tool victim weather wed wit wors 30 abus advantag
        advic aim breath broken champion encourag enemi excel fat format foundat freedom magic mistak mouth
        negat nine otherwis pair payment remind tast therefor tire warn 29 adopt ban bomb border bottom
        bridg budget coffe crimin decad declar defin desir display dri dude duti edg estat everybodi extens
        famous feed fell flow flower fresh graduat hero highest instal integr jack lawyer mechan muslim
        protest quot ran religi slight smile status strategi stream sudden talent truli volum wave wild 28
        actor african appl arrang boat broke chicago constant corner email essenti exercis expert explor
        financ frank hire intellig intend iron northern prior reaction resist restaur richard signal smart
        southern speci strength switch technic thoma tom traffic twitter ultim vs wake whom wing yard zone
        27 00s 1st affair blog bus crowd demonstr deni ed ensur entertain escap festiv fourth hole ident
        intent length magazin monday net plane port prime rout sentenc shut surround translat twice warm
        weak 26 accid argument audienc background basi belong billion birth bitch blow bond boss capabl
        captur chris christ client descript download ex examin fee forest guest immigr implement incred
        interact japanes larger legisl loui mad mid mike obtain pari proud rain shift shock shouldn silver
        somebodi suck survey task televis temperatur theme varieti weird 25 advertis behavior bowl chair
        chairman conflict dear debat dinner domin electron failur fellow finger fuel giant governor healthi
        holiday http hunt imposs israel joe joint labor lay licens mail medicin pattern platform religion
        repli sampl shoe smaller till truck usa van victori youth 24 afford appropri assembl assess attorney
        birthday blame chain charl compet confus consult convent crash crew cycl depress detect eastern egg
        exclus expand favor fifth flat frame gather greatest henri herself hide inc inde kiss lift los
        museum nor nurs organis path planet pound predict princ qualifi quiet ray settl shirt sky statist
        tear techniqu terribl tough uniqu wine 23 adam aliv aspect bay beer besid bottl branch britain
        canadian categori chapter clinic colour cooper core debt defeat draft easier effici entri evil
        exhibit florida frequent illeg leadership lee lucki martin mexico monitor motiv mount neither
        newspap ocean olymp onto pool possess premier programm pure reform root scare sector softwar solid
        storm studio tank tend territori threat transform transit trend unlik valley wash web 22 2nd accus
        afternoon alleg assign athlet automat bell bigger climat consider convinc dick dont folk forev
        girlfriend grab guarante intens islam johnson jone label labour massiv mess nativ novel oppos
        parliament plate plenti restrict revenu rough ruin scott soft somewher steel suspect tea unfortun
        violenc 21 adapt alcohol asian asset attach bore cancel cap capac chemic circl closer contest crack
        creativ dedic delay disappoint domest editor environment error experienc fantast flag hello inch
        incid instruct instrument lesson mode moon moral nuclear numer offens phase presenc procedur proceed
        proof rent row spanish split steve sub threaten topic upper vice wheel 20 adjust adventur afraid
        ancient anywher approxim ben bless bone cheap chicken concentr consequ cop declin disabl divid donat
        drama ear enabl enforc expos fake fault fox fruit gate hasn heaven im instanc italian jersey journey
        knock marin mate minimum mysteri packag perman pilot plot pm politician prize punish random rapid
        reject restor retail rush scheme scientif scotland solv squad strang sugar suprem sustain tech wound
        yellow youtub 19 accur acquir advis andrew attitud bare boston bright button ca chase chat compon
        concert daniel distinct era et excus fals golden grew grown harm height highlight illustr infect
        ireland itali jail kitchen korea lane lunch max mayor milk ministri motor ms negoti odd panel
        preserv principl rape reader relev remark repair sam scientist scream seed shoulder sight smell snow
        speaker spell steal stuck suicid taught taylor ton toni trick troop twenti urban util vari violat
        vision wage weren ya younger 18 3rd academ agricultur aircraft alli angri ann asia aw batteri belief
        bike blind bob broadcast calm championship chart cloud complain complic context convert crown cute
        disappear edward empti everywher factori familiar hat household interpret iran journalist kingdom
        manner meal meat mill mm monster neck nomin orang passeng passion peak protein recov relax resolut
        reward salt sat stadium submit surgeri swim symbol termin thursday tight tower trap tuesday upset
        visual volunt zero 17 abandon ah alex amend annoy boyfriend breakfast brief cabl cake calcul cathol
        chamber circumst clinton clock coat combat comic counter coverag cream crisi davi deliveri diet
        divers drunk elimin empir eu evalu farmer faster favourit flood forgot formal fortun gender grace id
        ideal iii index innov jim layer literatur ma medium motion muscl narrat nick occas ourselv permit
        perspect pet pitch pleasur pocket poll portion recal recruit republ rescu revers roof saint seal
        shame shower slowli solo stretch subsequ tag tini tournament un virginia voter wednesday whenev wire
        16 academi acid admir amazon apolog arab asid bath bathroom bbc bid biolog boot bother brazil broad
        carbon cheer chees chip chosen climb collabor coloni conclud convict coordin correspond corrupt
        creation debut depth deputi dragon em encount expans export gear guilti info instant jackson jewish
        joy kim legend log logic loud matt maximum mirror navi neighbor neighborhood nois ohio pacif penalti
        piss pray prayer precis pretend princip provinc psycholog recoveri reli roman ryan scottish sensit
        server settlement shadow sheet singer spain spoke strip succeed tape tone toy trail turkey tweet
        unabl valid virtual visitor wale 15 accomplish acknowledg anybodi architectur assault atmospher
        basketbal bound brilliant bunch bush certif cheat cite clark coin comparison complaint composit
        conclus controversi corp dc decor delet deriv diamond difficulti disord drag el entitl explos
        fantasi fighter flash founder galleri gang gap gene golf greek ha harder heal highway honour hook
        idiot injur innoc interior invent jew kevin killer kinda knee latter lip mere nose occasion occupi
        pakistan partnership plain plastic prais prioriti pump punch retain revolut ridicul roger rural
        satisfi shake simon sin slip sole soviet spin sponsor steam stood storag string swear teenag teeth
        terror terrorist theatr thread tune twin understood veteran wise wrap 14 4th accompani addict
        aggress alien angl anniversari assur basebal bat bedroom bibl bonus boost buri campus carolina
        ceremoni chariti chest chose circuit comedi compos contrast cousin da dan defenc democraci deposit
        desert desper dirti disput divorc dozen dramat driven dumb dynam elev embarrass enhanc enterpris
        equival extern fed fiction fool ford francisco frustrat genuin ghost graphic guitar habit heavili
        hip hollywood hong incorpor insist introduct irish isol jean jordan joseph jr junior juri laid leak
        lion liquid loos mainten manchest mar margin medal michigan miller min multi nail nearbi nfl oppon
        orient outcom pc permiss personnel pink pregnant princess pursu rail railway raw realis relief renew
        reput resign rice rip robot sand screw secondari shell silenc slave solar somewhat stephen stronger
        sum superior sydney symptom teen therapi thick tiger transact trigger unknown upgrad vast vessel
        warrior wet wilson worldwid zealand 13 advoc afterward alter auto belt bite bread breast buddi bull
        cabinet castl ceo childhood chocol clip coal com commission compens congratul conscious contemporari
        craft crush crystal deck decreas destruct discount discoveri dismiss drawn elder en eric ethic
        excess explan filter formula fort ft fundament genet grey gross haha hidden hop howard hunter icon
        inner insan jan jet kit knight kong korean lab le lectur lover maker mask math matur miner moder
        narrow oblig oliv op outstand owe pant pen percentag philosophi pic porn pot presidenti pride priest
        prospect regret remot resolv resort rid rob routin salari santa script semi sequenc sharp silent
        slide smooth somehow stabl stranger strict substanti swing tale tall tap templ thin tim toronto
        trace tube twist uncl uniform unusu urg vacat valuabl violent virus visibl wealth 12 accommod
        actress alarm allianc andi anger anxieti attribut audio avenu bang bc bishop blast borrow boundari
        breed brian bug bullshit carrier characterist charm civilian colleagu colorado column conveni
        creatur cricket cure curious curv dare delight desk destin devil dig disast dish dna donald drew
        duke eagl egypt elit elizabeth essay ethnic everyday exit exposur extent favour float forgiv forum
        fought freak fri friendship georgia gotten grave gray healthcar horribl horror impos infrastructur
        investor iphon jason jimmi justifi kelli landscap latin lewi ltd luke lyric mac matthew meanwhil
        membership meter mexican miami mood mortgag mum necessarili nervous nut occup output pa pace palac
        pan partial petit phrase pin pipe pizza playoff poem pose primarili racist radic ralli rear recognit
        reduct regardless reliabl rocket rome rotat sarah segment shield shine shout snap soccer soil sought
        spiritu stabil stat stem strateg sword tactic tail temporari theater toler treasur vega veget
        victoria walker ward 11 00st 3d activist affili airlin alan alert alongsid android anthoni anticip
        ap archiv arthur asshol behaviour bench bow brave brush buck bullet butter charli collaps colonel
        communist compound comprehens concret counsel crop currenc dalla dave dean deepli deploy devot
        discrimin disney distinguish disturb dive doc drill duck dump dust elsewher embrac entranc exam
        exhaust extract fate fbi foster frequenc fulfil gentl grass grate gym hack hockey holder houston
        hungri illinoi impli input inspect iraq isra jacket jane jay jeff juic knife lean liberti lieuten
        liverpool luxuri manual marshal mathemat mini modifi moor morgan moscow municip na nake nazi ny
        offend ordinari philadelphia photographi physician poison polish pope pour poverti premium privileg
        promin prompt provis raid rat ratio react recip refuge rep represent revis romant sail satellit
        scholar sexi shade shelter shore spare specialist spi spoken stamp stare steven stomach stun
        subscrib suffici suitabl suspend sweden telephon threw tissu tongu tourist tran trash ugli ventur
        virgin vital vol weigh welfar whoever withdraw yell yield yo 10 00k 00m 5th abort abroad alexand
        allen alright ambassador anderson anna arizona ash atlant atlanta auction audit bake barrier beast
        beg behalf berlin billi boom brick bro brook bubbl bulli bureau butt buyer bye cambridg carter chill
        columbia compil compris compromis con confess confront consent cooki costum courag crap creek daddi
        databas dealer decent deleg demon disciplin disgust distract domain downtown dutch eas elig evolut
        evolv exceed exclud exploit fabric fallen fame fanci feb fenc flame fleet flexibl flip fold
        forgotten forth franchis franci fraud freez funer gari glori gordon guardian hadn headquart henc
        honey https immun inquiri insight intellectu intervent iv johnni judgment laboratori leas legaci
        lifetim lone loop lowest magnet makeup marvel melt microsoft minim mo nah nba nerv neutral newli
        nowher obsess optim oscar outfit overwhelm ownership oxford patch patent patrick patriot peer
        pennsylvania pension phil philippin pig pit poetri pole poster potato pp prohibit radiat railroad
        ranger rebel recognis recreat regim rival ross rugbi runner sacrific sake scan scratch seattl silli
        simul sink sixth skip smash snake stake stolen strain strengthen stroke struck substanc substitut
        summari syria tackl tattoo thirti tho thrown toilet trailer transmiss treati tribe tunnel unemploy
        vaccin variabl variat venu vocal walter warrant wayn wherea whilst wolf worship yep 9 00pm absenc
        absorb acceler accident acquisit acr ador agenda ali analyz arena arsenal asleep ate atom aug austin
        awkward barrel beam bean bee begun bias bind bitter blade bruce calendar candi cant casual cave cd
        charter chef chelsea chemistri cigarett classifi clue commerc commonwealth condemn consumpt
        contractor cotton cow creator cruis curs default delici densiti detroit di diego dimens diplomat
        dispos divin documentari dose drain drove drum elementari endors endur enrol entiti epic equat
        equiti evan eve experiment extraordinari faculti fascin fluid framework fuckin galaxi gen genius
        gorgeous guidanc hamilton headlin heritag hilari hillari hint horn hug hugh ian il inclus inject
        insert inspector instagram insult invas iowa jacob jam josh justin kansa kate km leather lifestyl
        lincoln logo lung mall manipul maria melbourn migrat missil musician mutual navig nigeria notabl nov
        oct ought outdoor outlin overcom parallel passag pat perceiv percept philip piano pile pill poet
        pollut portrait powder precious pregnanc privaci proport prosecut proven pupil racial ram registr
        render residenti resum rick rifl rio riot robin romanc russel sauc saudi scari scenario sec sept
        servant shark shed signatur singapor ski spark specul spider spray supplement survivor suspens tenni
        tension thorough throat tortur toxic tripl twelv ukrain unexpect upcom upload vers viewer vulner
        weed wildlif wipe wisconsin wooden workshop 8 6th ab abc abstract ac admiss alic align amateur ami
        amongst anonym architect arrow artifici assassin assert assumpt authent autumn baker barn barri bass
        beef behav bend bin bitcoin bloodi bobbi boil bold brake breach brutal burden burst bust cameron
        canal cape carl ceas certifi chao chick classroom clay cleveland cnn cock companion competitor
        consol conspiraci copper copyright crucial dawn dec deem deeper del delhi deliber depict descend
        dialogu dip dot dual echo edinburgh egyptian elector eleph emperor enorm ep er etern facilit fade
        fatal feedback fewer fifti fiscal flavor footag forecast frozen furnitur gambl garag genr geograph
        globe goodby gradual graham grain grandfath greec greet grip guidelin gulf gut hammer harass hardwar
        harvest hawk hazard heel helicopt hike homeless hood humor ideolog imperi implic indi indiana induc
        inevit inflat ingredi inhabit inherit isi jazz jerri jon jonathan kennedi kentucki khan kidnap lap
        laptop larri las laser lawrenc lazi leaf legitim lisa literari lmao lodg madrid malaysia mama
        maryland massachusett merchant merci metr mi midnight minnesota miracl monkey mous mp murray
        netherland nightmar nobl oak oklahoma ongo opera optic oral orbit oregon outlet oversea pad palm
        panic particl patrol pepper persist philosoph pie pirat pleasant plug portray preced presum profess
        protocol pub purpl pussi quantiti quest rage ration recept reign reinforc reliev resembl retreat
        reveng reviv rider rub rude sa sandwich scandal scholarship scope scout se sean seiz serial sheriff
        slam slice slot socialist span specifi stab stack steadi stewart stimul su submiss summit surgeon
        sweat swift tablet ted terri terrifi thompson thrill throne toe tokyo tourism transpar tribut trophi
        turkish underground utter va verifi versus vietnam villa wander warren whip wisdom wore worthi 7
        000k 000m 00am 7th 8th aaron accent accuraci afghanistan ai alabama albert algorithm alloc alpha
        amus analyst anchor arc argentina aris aspir aunt autom aviat await backup backward ballot baltimor
        banner barcelona batman beneath blank blanket bleed blend bolt bounc brazilian briefli bronz
        brooklyn bud bump burger buzz cage campbel canon carlo carpet cartoon casino ceil character charlott
        cheaper cherri chop christoph chronic chuck cia cinema circul classif clever cliff cluster cm coalit
        coincid cole commentari compel consolid cope corn cowboy custodi dam dancer danni defect denver
        departur des destini diabet diagnos diari differenti dine dirt disagre disc discharg disrupt dj dock
        doll dougla drone drown dvd earl earthquak eddi eh emiss emma endless entrepreneur escort euro expir
        explicit explod fastest feminist fertil fever fi fifa flaw flesh forti franklin fred furthermor
        generous glove gop gospel grandmoth graviti greg grid grind handsom harbor harvard hawaii hay hd
        helen hitler ho hostil huh humbl hurri hurrican hybrid incent indonesia infinit inning insect
        interfac interfer interrupt invad ion jealous jose jurisdict ken lamp laura lawsuit legendari
        legislatur len lend leo lesbian li liabil lightn lobbi longest loser mainstream margaret mario mason
        mcdonald menu merit missouri mitchel mixtur modul monument mortal myth nasa nasti naval neighbour
        nelson nest nevertheless nonsens nope notion nutrit oldest ontario outer outrag oxygen palestinian
        parad parker pastor pearl perri ph phillip phoenix pierc pioneer pledg podcast poland portfolio
        premis pronounc punk queensland racism radar rap realist refresh regulatori remedi revolutionari
        robinson rocki rod ron rope roy rubber rumor sack sacr samuel sanction sandi sc seller sensor
        sentiment seventh shave shi shorter simultan sincer sketch slap smartphon soap soni sooner spectrum
        spoil spur statu stir sue supervis suppress surrend susan sweep switzerland syndrom taxi teammat
        tender tennesse testimoni thailand tier titan toss trainer treasuri tropic turner ugh uh ukrainian
        ultra uncomfort unfair uniti unlock urgent usag useless utah valv vertic victor visa wallet whale
        wherev wider widow willi wireless witch woke worn wreck wrestl wright wtf ye yea 6 000th 9th aboard
        abund accumul ace adequ administ advisor advisori aesthet aggreg aka alaska analog analys analyt ant
        antiqu antonio anytim arch armor array artwork awak babe bachelor bacon bacteria badg bail banana
        barbara bargain basement basin basket beard beaten belgium belli belov benjamin beta betray
        birmingham blake blond blown bomber booth breakdown bride bucket buffalo bulk bundl cabin cafe
        calori cam candl cardin cargo cart carv cattl cbs cc census chancellor cheek clash claus closest
        closet closur coastal cognit collector collin commenc compass compli complianc compliment compress
        configur congression consecut constitu contend contin contrari correl costa couch craig credibl
        criteria cuba cult cum dash deadlin dealt deer deficit dem demo denni der devast diagnosi dictat
        didnt disclos distant distress donor du durat eager easter editori eighth elabor elli embassi emili
        emphas emphasi enthusiast erect est evacu exempt expedit fa fairi fare ferri fiber fifteen fig
        finest flew forg fork fossil foul fragment ga garbag gentleman gentlemen geolog gig glasgow glow gm
        goat grammar grandma graph grill groceri hail halloween ham han harmoni harsh harvey haunt headach
        helmet hesit historian hiv holland horizon hormon hr hub hung hype identif idk imprison indigen
        indirect indoor infant ink instinct instructor inter intim inventori io ipad iranian irrit jake jami
        jennif jeremi jerk jerusalem jess jessica judici jungl kati keen keith kent kenya keyboard kidney
        kyle lad lemon levi linear lit liver louisiana loyal loyalti lt luca luci madison mandat manhattan
        manifest marathon marijuana md meaning medit meme merg messi metro metropolitan michell mild miser
        mississippi mock mon monk moreov morri motorcycl mps mud murphi nanci nathan needl neglect neil
        netflix node noon norm norman northwest norway notifi onion oppress opt orlean overlook overnight
        owen par paradis paragraph parish parliamentari passport password patienc paus penetr penni persuad
        pete pine pipelin pittsburgh plead polar portland potter pr preliminari probe propaganda prophet
        prosecutor prosper puls puppi pursuit putin puzzl qualif rabbit rachel realm recipi reconstruct ref
        refin renov rental retriev rev revel rhythm ridg rig ritual roast rooki rs salad samsung satisfact
        savag scar scatter scrap selfish sheep shooter showcas si sibl simpson skate skirt skull slaveri
        sleev slept slope snack sneak sock soup southeast spike spill squeez stain stair stanley starter
        steer sterl stole streak stuart subscript suburb sunni sunshin supplier surveil swallow swap swedish
        swiss syrian tan taxpay tbh temper tenant tent testifi th thai theft theolog theoret thi thou thumb
        thunder tide timelin tm tobacco toll tomato tommi tori trader tragedi tragic trait transmit trauma
        tremend tribun tyler unbeliev undertak unnecessari valentin vampir vancouv vet vincent vintag
        vitamin von wa warehous watson wealthi welsh whisper widespread xbox yoga zombi zoo 5 00mm absurd
        accessori acoust acut adjac advers affirm airplan alik altogeth ambit ambul amen ancestor ankl
        anxious ar arabia asham ashley attain austria automobil awaken ba bailey balloon banker bankruptci
        bark bash bastard beij benefici bennett berri bicycl bio blew blogger bloom boo bout brad brass brew
        broadway broker bros btw builder butler butterfli cannon captiv caribbean carol casualti cater
        catherin caution celtic cement cemeteri champ chan chant chapel chile choke chronicl citizenship
        clair clan clarifi clerk clown cocktail coke colin collar collis comeback comedian commod commut
        compact compat conceal conceiv confin congreg connecticut connor conquer consensus contamin convey
        cord cottag cough coup coupon courtesi crawl creep crow cruel cruz ct cultiv curl curri curriculum
        curtain cylind dairi dakota darl deed delic delta demograph den denmark dens dental deport derbi
        detach dial diamet dictionari diesel digest disadvantag disclosur discret disk dislik dispatch
        displac dissolv distort ditch dividend doctrin dodg dolphin doom dope dread drift dub dubai dublin
        duo dwell dylan earliest eaten ecolog economist ego eleg eleven ellen enact expertis fabul facial
        faction fc feat feather firearm fisher fist fl flee fr fraction fractur freeli frighten frog
        frontier frost fundrais fur gaug gem generic gestur glanc glorious goddess gov gram grasp grief
        grove guilt guinea habitat halfway halt hannah happier happili hardest harper harrison hart hatr
        haul heroin highland hispan hmm hobbi holm homework homosexu hostag hp hudson hull hunger idol illus
        immens inaugur inclin incorrect influenti inn intel intercept intermedi intersect invis ip ir ive
        jar jaw jewel jewelri juan julia karen keeper kg ladder lamb landlord laughter laundri layout lbs
        leap leon les lesser liar licenc lick lighter lili linda lineup lloyd lo logan lynch magnific
        majesti mandatori mansion manuscript marbl marco marcus marker martial massag mat matrix maxim med
        median mediat mediev memor mentor mercuri merger metabol mg mice micro midfield mighti migrant milan
        mistaken mob modest modif molecul molecular momentum monetari montana montreal mt nationalist
        nationwid nbc nearest neat nephew nevada newcastl nicknam nigerian nintendo ninth nod nomine
        northeast notif nowaday nude nyc obscur obstacl offenc offset orchestra ordin ore os outbreak
        outlook outta oven overview oxid painter pakistani pal pale panther paramet passiv pathet patron
        peanut peel pencil peni petti phd phenomenon pillow pistol piti placement plagu plea pokemon pond
        portal portug preach predat prep prescrib prescript preview printer prof profound prop prostitut
        provinci quantum rack rainbow ralph ranch rapper raven rd rebuild receipt recess recycl reed refund
        regiment rehabilit reluct remix reproduct rhetor rib richmond roller roster ruler ruth safer sailor
        sang satan scam scroll sculptur semest sen sensat sensibl sequel sergeant setup shakespear shallow
        sharehold shaw shortag sierra sigh silicon silk sim singh slaughter slim soak soda someday sophist
        sore southwest spam spectacular spencer spice spite spous sprint sri ss stall stan stanc stark starv
        static steak steep stoke strand strap straw stripe strongest stuf subsidiari subtl subway successor
        summon sunset supervisor surf surgic suspici suspicion swell sympathi systemat tab taiwan te
        temporarili tempt tendenc testament textur
        """)
}
