import type { Wording } from "./letter.ts";

const name = "{{User.UserAttributes.FirstName}}";

export const giftGuide: Wording = {
  subject: "A short guide to presents that get used up",
  preheader: "Boxes from €18, wrapped in our own paper.",
  heading: "Presents that get used up",
  paragraphs: [
    `Dear ${name},`,
    "nobody needs another mug. A good bag of coffee, on the other hand, is gone by spring and remembered kindly. We have packed four boxes: one for people who grind, one for people who do not, one for tea drinkers and one for the office.",
    "Order by the 18th and it arrives in time anywhere in Austria.",
  ],
  links: [
    { label: "See the four boxes", path: "gifts/boxes" },
    { label: "Gift cards from €20", path: "gifts/cards" },
    { label: "Delivery dates", path: "help/delivery" },
  ],
};

export const brewCourse: Wording = {
  subject: `${name}, learn to brew in one evening`,
  preheader: "Eight places, two grinders each, one table.",
  heading: "One evening, three ways to brew",
  paragraphs: [
    `Hello ${name},`,
    "on four Wednesdays we close early and put the long table in the middle of the shop. You bring somebody you like; we bring water at 94 degrees, three drippers and enough coffee to go wrong a few times.",
    "The course for two costs €58 and ends with a bag of your favourite.",
  ],
  links: [
    { label: "Choose an evening", path: "courses/brewing" },
    { label: "What you will learn", path: "courses/brewing/plan" },
  ],
};

export const giftBox: Wording = {
  subject: "A gift box for Mother's Day, with a card you write",
  preheader: "Order by Wednesday and it is there on Sunday.",
  heading: "For the one who taught you breakfast",
  paragraphs: [
    `Dear ${name},`,
    "our Mother's Day box holds 250 g of the Guji that smells of jasmine, two hand-thrown cups from the pottery next door and a card. You type the words, Ida writes them by hand.",
    "There are 300 boxes. Last year they were gone on Thursday.",
  ],
  links: [
    { label: "Order the gift box", path: "gifts/mothers-day" },
    { label: "Write the card", path: "gifts/mothers-day/card" },
    { label: "Other presents", path: "gifts" },
  ],
};

export const houseBlend: Wording = {
  subject: "The house blend has a new recipe",
  preheader: "Less smoke, more hazelnut. Tell us what you think.",
  heading: "The house blend, again",
  paragraphs: [
    `Hello ${name},`,
    "after four years we have changed the house blend. The Brazilian half stays; the other half now comes from two farms in Huila. It is a little sweeter and forgives a coarse grind.",
    "Taste it at the bar this week on us, or take 500 g home at the old price.",
  ],
  links: [
    { label: "Try the new blend", path: "coffee/house-blend" },
    { label: "How we chose it", path: "journal/house-blend" },
    { label: "Opening hours", path: "shop" },
  ],
};

export const coldBrew: Wording = {
  subject: "Cold brew season: two bags for 30 degrees",
  preheader: "Twelve hours in the fridge, no equipment.",
  heading: "It is too hot for anything else",
  paragraphs: [
    `Dear ${name},`,
    "if it is as warm in {{Location.City}} as it is in our roastery, you want coffee that makes itself overnight. We grind these two coarse for you: one tastes of cherries, the other of cocoa.",
    "A litre needs 70 g, cold water and patience.",
  ],
  links: [
    { label: "Get the cold brew pair", path: "coffee/cold-brew" },
    { label: "The recipe", path: "journal/cold-brew" },
    { label: "Bottles and sieves", path: "equipment/cold-brew" },
  ],
};

export const afterSummer: Wording = {
  subject: "We are back, and the roaster is warm",
  preheader: "New opening hours and three fresh arrivals.",
  heading: "Back from the summer break",
  paragraphs: [
    `Hello ${name},`,
    "two weeks of silence, a new chimney, and now it smells right again on Lindengasse. From Monday we open at 7:30, because enough of you asked.",
    "Three coffees came in while we were away: Nyeri, Guji and a washed Huila.",
  ],
  links: [
    { label: "See the arrivals", path: "coffee/new" },
    { label: "New opening hours", path: "shop" },
  ],
};

export const filterWeek: Wording = {
  subject: "Filter week: every filter coffee 15 % off",
  preheader: "Monday to Sunday, in the shop and online.",
  heading: "Seven days of filter",
  paragraphs: [
    `Dear ${name},`,
    "this week every filter coffee is 15 % off, including the small lots. If you usually drink {{User.UserAttributes.FavouriteRoast}}, ask at the bar what to try next: we keep four batches brewed all day.",
    "No code needed. The price is the price until Sunday night.",
  ],
  links: [
    { label: "Shop filter coffee", path: "coffee/filter" },
    { label: "Small lots", path: "coffee/small-lots" },
    { label: "Brewing guide", path: "journal/pour-over" },
    { label: "Paper filters", path: "equipment/filters" },
  ],
};

export const autumnRoast: Wording = {
  subject: `${name}, your autumn roast is in`,
  preheader: "Baked apple, walnut, a long finish. Roasted on Tuesday.",
  heading: "The autumn roast is here",
  paragraphs: [
    `Hello ${name},`,
    "every year around now we roast one coffee a shade darker. This time it is a natural from Guji: baked apple at first, walnut later, and it gets along with milk.",
    "We roast on Tuesdays only, about 140 kilos. When it is gone, it is gone until next year.",
  ],
  links: [
    { label: "Shop the roast", path: "coffee/autumn-roast" },
    { label: "Brew guide", path: "journal/autumn-roast" },
    { label: "Gift cards", path: "gifts/cards" },
    { label: "Where it grows", path: "farms/guji" },
  ],
};

export const winterList: Wording = {
  subject: "The winter list: nine coffees, two teas",
  preheader: "What we will pour until February.",
  heading: "The winter list",
  paragraphs: [
    `Dear ${name},`,
    "nine coffees and two teas will see us through to February. Four are back, five are new, and one of them, a Kenyan peaberry, is so little that we sell it by the cup.",
    "Delivery to {{Location.City}} takes two days at the moment.",
  ],
  links: [
    { label: "Read the winter list", path: "coffee/winter-list" },
    { label: "Tasting box of five", path: "gifts/tasting-box" },
    { label: "The two teas", path: "tea/winter" },
  ],
};

export const fridayLetter: Wording = {
  subject: "Friday coffee letter: what is on the roaster",
  preheader: "Three minutes with a cup.",
  heading: "On the roaster this week",
  paragraphs: [
    `Good morning ${name},`,
    "every Friday we write down what we roasted, what we drank and what went wrong. This week's filter is on the shelf until it is sold, usually by Tuesday.",
    "Answer this letter if you want a bag put aside.",
  ],
  links: [
    { label: "This week's filter", path: "coffee/this-week" },
    { label: "Notes from the roaster", path: "journal" },
    { label: "Tastings", path: "shop/tastings" },
  ],
};

export const weekendTasting: Wording = {
  subject: `${name}, taste with us on Saturday`,
  preheader: "Six cups, one hour, no words you have to know.",
  heading: "Six cups on Saturday",
  paragraphs: [
    `Hello ${name},`,
    "on Saturday at ten we put six coffees on the long table and say nothing until everybody has tasted. It costs nothing and takes an hour.",
    "There is room for fourteen. Tell us that you are coming.",
  ],
  links: [
    { label: "Keep a place", path: "shop/tastings/saturday" },
    { label: "How a tasting goes", path: "journal/tasting" },
  ],
};

export const adventCalendar: Wording = {
  subject: "24 mornings: the advent calendar is back",
  preheader: "A different coffee every day until Christmas Eve.",
  heading: "24 mornings",
  paragraphs: [
    `Dear ${name},`,
    "behind every door of our calendar is coffee for two cups, each from another farm. You choose whole beans or ground for filter.",
    "We pack 200 calendars by hand and send them in the last week of November.",
  ],
  links: [
    { label: "Order the calendar", path: "gifts/advent-calendar" },
    { label: "The 24 farms", path: "farms" },
  ],
};
