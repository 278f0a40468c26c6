/** Given names common in Europe and beyond, folded: at the beginning of a sentence these are somebody all the same. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `daisy iris ivy penny rose ruby aaron abdul abigail achim adam adele adrian agnes ahmed aisha alan albert alejandro alessandro alex
  alexander alexandra alexandre alfred ali alice alicia alina alison amanda amelia amina amir amy ana
  anders andrea andreas andrew andrzej angela angelika anika anita anja anke ann anna anne annette
  annika antje anton antonio ari ariane arjan armin arne arthur astrid axel aylin bart bas basil beate
  beatrice beatriz ben benedikt benjamin bernard bernd bert bettina birgit bjorn boris brian brigitte
  bruno camille carl carla carlo carlos carmen carol caroline catherine cecile cedric charles charlotte
  chen chiara chloe chris christa christel christian christiane christina christine christoph
  christopher claire clara claude claudia clemens colin cornelia cristina daan dagmar dan daniel daniela
  danielle dave david deborah denis dennis diana diego dieter dietmar dimitri dirk dominik donald dorothea
  douglas eberhard eduard edward eileen elena elisa elisabeth elise elizabeth elke ella ellen elsa emil
  emily emma emre enrico eric erica erik erika erwin esther eugen eva evelyn fabian fatima felix femke
  ferdinand fernando fiona florence florian francesca francesco francis francois frank franz frederic
  frederik fredrik friedrich fritz gabriel gabriele geert georg george gerald gerard gerd gerhard gertrud
  gesa gilles giovanni giulia gisela gregor greta guido guillaume gunter gunther gustav hana hannah hannes
  hans harald harold harry hassan heather heidi heike heiko heinrich heinz helen helena helene helga helmut
  hendrik henk henri henrik henry herbert hermann hilde holger hugo ian ibrahim ida ilse ines ingo ingrid
  irene irina isabel isabelle isla iulia ivan jack jacob jacqueline jacques jakob james jan jana jane janine
  jason javier jean jeanne jeff jelle jennifer jens jeroen jessica jiri joachim joan joanna jochen johan
  johanna johannes john jonas jonathan joost jordan jorg jorge joris jose josef joseph joshua juan judith
  julia julian julie julien jurgen jutta kai karen karin karina karl karolina karsten kasper katarina kate
  katharina kathrin katja katrin kees keith kenneth kerstin kevin khalid kirsten klaas klaus konrad konstantin
  kristin kristina kurt lara lars laura laurent lea leila lena leo leon leonie lieke linda lisa liz lorenz
  lotte louis louise luca lucas lucia lucy luigi luis luisa lukas lutz luuk lydia maarten magda magdalena
  magnus manfred manuel manuela marc marcel marcin marco marcus margaret margit maria mariam marianne marie
  marieke marija marina mario marion marit marita marius marjan mark marko markus marlene marta martha martin
  martina mary mateusz mathias matt matteo matthew matthias maurice max maximilian melanie mercedes merle
  michael michaela michal michel michele miguel mika mikael mike milan mila mira miriam mohamed mohammed monica
  monika moritz nadia nadine nadja nancy natalia natalie nathalie nele niamh nicholas nick nicola nicolas nicole
  niels niklas nikolaus nils nina noah noor nora norbert odile olaf ole oleg olga oliver olivia olivier omar
  oscar oskar otto pablo paola paolo pascal patricia patrick paul paula pauline pavel pedro peer peter petra
  philip philipp philippe pia pierre pieter piotr rachel rainer raj ralf ralph ramona raphael raul rebecca
  regina reinhard renate rene ricardo richard rita robert roberto robin roger roland rolf roman ronald rosa
  rosemarie rudolf ruben ruth ryan sabine sabrina sally sam samira samuel sander sandra sanne sara sarah sascha
  saskia scott sean sebastian sergio siegfried sigrid silke silvia simon simone siobhan sofia sofie sonja sophia
  sophie stefan stefanie steffen stephan stephanie stephen steve steven susan susanne sven svenja sylvia tanja
  tara tatjana ted teresa theo theresa thiago thibault thijs thomas thorsten tim timo tina tobias tom tomas tomasz
  torsten ulrich ulrike ursula ute uwe valentina valerie vera verena veronika victor victoria viktor vincent
  viola volker walter wanda wendy werner wiebke wilhelm willem william wim wolfgang xavier yann yasmin yolanda yuki
  yusuf yvonne zeynep zoe zofia`.split(/\s+/),
);
