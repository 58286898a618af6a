/** Given and family names that go together; `share` is how common the background is among the shop's customers. */
type NameGroup = { share: number; given: readonly string[]; family: readonly string[] };

const words = (text: string): string[] => text.trim().split(/\s+/);

export const nameGroups: readonly NameGroup[] = [
  {
    share: 50,
    given:
      words(`Anna Lukas Maria Jakob Sophie Paul Lena Felix Emma Maximilian Johanna David Katharina Tobias
      Magdalena Simon Theresa Florian Elisabeth Matthias Valentina Sebastian Eva Stefan Julia Andreas Barbara Thomas
      Christina Michael Nina Alexander Clara Benjamin Helena Georg Ulrike Markus Greta Raphael Marlene Konstantin Ida
      Leopold Rosa Anton Charlotte Emil Ingrid Heinz Monika Gerhard`),
    family:
      words(`Gruber Huber Bauer Wagner Müller Pichler Steiner Moser Mayer Hofer Leitner Berger Fuchs Eder
      Fischer Schmid Winkler Weber Schwarz Maier Schneider Reiter Mayr Wimmer Egger Brunner Lang Baumgartner Auer
      Binder Lechner Wolf Wallner Aigner Ebner Koller Lehner Haas Schuster Heilig Strasser Haider Grabner Riedl
      Kern Brandner Kofler Thaler Weiß Zöchling Hölzl Prohaska`),
  },
  {
    share: 10,
    given: words(
      `Marko Jelena Nikola Ana Milan Ivana Stefan Dragana Luka Maja Petar Sanja Amir Lejla Emina Vuk Mirjana`,
    ),
    family:
      words(`Jovanović Petrović Nikolić Marković Đorđević Horvat Kovačević Babić Marić Novak Hadžić Begić Ilić
      Pavlović Savić Tomić`),
  },
  {
    share: 8,
    given: words(
      `Katarzyna Tomasz Zuzana Jan Eszter Gábor Petra Ondřej Agnieszka Marek Réka Balázs Lucie Jakub Magda`,
    ),
    family:
      words(`Nowak Kowalczyk Krejčí Svoboda Nagy Kovács Szabó Tóth Dvořák Horák Mazur Wójcik Varga Kučera
      Procházka`),
  },
  {
    share: 8,
    given: words(
      `Giulia Marco Chiara Luca Carmen Diego Lucía Mateo Beatriz Rui Inês Alessandro Francesca Elena Joaquim`,
    ),
    family:
      words(`Rossi Bianchi Ferrari Conti García Fernández Ruiz Moreno Oliveira Santos Pereira Almeida Romano
      Greco Navarro`),
  },
  {
    share: 7,
    given: words(`Elif Emre Zeynep Mehmet Ayşe Can Defne Burak Selin Kerem Derya Onur Ceren Yusuf`),
    family: words(`Yılmaz Kaya Demir Şahin Çelik Aydın Öztürk Arslan Doğan Kılıç Koç Polat`),
  },
  {
    share: 6,
    given: words(
      `Grace Oliver Hannah Jack Niamh Sean Emily Thomas Ruth Daniel Leah Noah Rachel Adam Sarah Joel`,
    ),
    family: words(
      `Smith Murphy Taylor Walsh Brown Kaplan Levy Cohen Wilson Byrne Evans Clarke Friedman Hughes`,
    ),
  },
  {
    share: 4,
    given: words(`Astrid Lars Ingeborg Jonas Freja Mikkel Sigrid Anders Linnéa Björn Saga Elin`),
    family: words(
      `Lindqvist Petersen Hansen Johansson Nilsson Sørensen Berg Dahl Virtanen Korhonen Lund`,
    ),
  },
  {
    share: 4,
    given: words(
      `Priya Arjun Ananya Rohan Devi Imran Meera Kiran Fatima Sanjay Nadia Farid Putri Budi`,
    ),
    family: words(`Sharma Patel Singh Iyer Khan Hossain Harun Rahman Gupta Nair Wijaya Santoso`),
  },
  {
    share: 3,
    given: words(`Mei Hiroshi Yuki Wei Ji-woo Minh Linh Kenji Xiu Sora Haruto Lan`),
    family: words(`Chen Tanaka Wang Kim Nguyễn Suzuki Lee Park Trần Zhang Sato Lin`),
  },
  {
    share: 3,
    given: words(`Layla Omar Nour Hassan Yasmin Karim Amara Chidi Ngozi Kwame Zainab Tariq Amina`),
    family: words(
      `Haddad Mansour Farouk Nasser Okafor Mensah Diallo Abebe Rezaei Karimi Osei Said`,
    ),
  },
];

/** People whom the screens, the help and the tests speak of; `key` is their place in the order of joining. */
export type Known = {
  key: number;
  given: string;
  family: string;
  /** For an address when the letters of the name do not give one. */
  mailbox?: string;
  city?: string;
  interests?: readonly string[];
  /** Opens everything and buys often, or has not been heard of for a while. */
  habit?: "keen" | "quiet";
  staff?: boolean;
};

export const knownPeople: readonly Known[] = [
  {
    key: 11,
    given: "Amara",
    family: "Lindqvist",
    city: "Vienna",
    interests: ["Filter", "Equipment"],
    habit: "keen",
  },
  { key: 24, given: "Tomás", family: "Oliveira", city: "Graz", interests: ["Espresso", "Filter"] },
  {
    key: 37,
    given: "Ruth",
    family: "Kaplan",
    city: "Vienna",
    interests: ["Filter"],
    habit: "quiet",
  },
  { key: 52, given: "Devi", family: "Harun", city: "Linz", interests: ["Tea", "Gifts"] },
  {
    key: 68,
    given: "Jonas",
    family: "Petersen",
    city: "Vienna",
    interests: ["Espresso"],
    staff: true,
  },
  {
    key: 83,
    given: "Maximiliane-Theodora Wilhelmina",
    family: "von Hohenstein-Schwarzenberg zu Untermoosbach am Wildensee",
    city: "Salzburg",
    mailbox: "maximiliane.hohenstein",
  },
  { key: 96, given: "ليلى", family: "الخطيب", city: "Vienna", mailbox: "layla.alkhatib" },
  { key: 109, given: "Zoë 🌻", family: "Brandner", city: "Innsbruck", mailbox: "zoe.brandner" },
];
