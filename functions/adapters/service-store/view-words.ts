import type { Dictionary } from '../store/packed.ts';

/*
 * What views are likely to say, version 1: they are packed against it, what is most likely last. Never to be changed, not by a
 * letter, because what was packed with it can be opened with nothing else; other words are another version.
 */

/** What the facts of a resident are likely to say. */
export const FACTS_WORDS = [
  '"tuberculosis","severe_mental","disabled","poor","pregnant","child_0_6","special_support","elderly"]',
  ',"left":20,"ended":20,"reason":"transferred","moved_out","died","renews":"C00-1","signed":19,"package":"individual",',
  '"referred":[["F00",1,20,null,"hypertension"],["F00",0,20,20,"diabetes"]],"n":[2,20],"p":9.,"t":36.,"d":1,"g":1,"x":1,',
  '"a":"mild","severe","k":"present","uncontrolled","u":"refused","u":"lost"}],',
  '"covered":[["hypertension",[["none",20],["short",20],["enough",20]]],["diabetes",[["short",20],["enough",20]]]]}',
  '"visits":[["diabetes",[["V00-d1",19,7,{"c":"10:1","f":6.5}],["V00-d2",20,6,{"c":"09:30","m":"video","f":8.2,"h":7}],',
  '{"v":4,"made":20,"profile":["CN-NBPHS-2017",1],"id":"R00","born":-,"village":"5","groups":["',
  '"],"filed":1,"used":20,"contracts":[{"id":"C00-1","team":"T00","package":"basic","starts":19,"years":3,"services":[',
  '["home_visit",19,19],["medication_review",20,20],["tcm_guidance",20],["glucose_check",20],["annual_exam",20],["bp_check",20],',
  '["health_education",20]]}],"enrolled":[["hypertension",18],["diabetes",19]],"exams":[20],"visits":[["hypertension",[["V00-h1",19,',
  '7,{"c":"08:0","m":"phone","s":13,"b":8,"h":7}],["Y00000",20,7,{"m":"home","s":12,"b":7}],["V00-h9",20,6,{"c":"09:30","s":14,"b":9}]]]]}',
].join('');

/** What the head of a resident's views is likely to say. */
export const HEAD_WORDS = [
  '"r I00 accepted 202-","t T00 202-0-0 urgent_call hypertension":[1,"t T00 202-1-1 first_visit diabetes":[1,"',
  't T00 202-0-1 referral_check hypertension":[1,"t T00 202-0-0 follow_up_two_week diabetes":[1,"t T00 202-1-2 refill ',
  'hypertension":[1,"t T00 202-0-2 contract_end ":[1,"","t T00 202-12-31 annual_exam ":[1,"","t T00 202-0-1 follow_up_routine diabetes":[2,"',
  '","d":[1,"{"version":1,"viewedOn":"202-0-0","dueOn":"202-0-0","views":{"t T00 202-0-1 follow_up_routine hypertension":[1,"',
  '","m T00":[1,"","s ":[1,"-"],"s ":[1,"-"],"f 5":[1,""]}}',
].join('');

/** Packs and opens facts. */
export const factsWords: Dictionary = Buffer.from(FACTS_WORDS);

/** Packs and opens heads. */
export const headWords: Dictionary = Buffer.from(HEAD_WORDS);
