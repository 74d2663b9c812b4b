/** The many English names of the review after an incident, shared by titles and sentences. */
export const postmortem = 'post-?\\s?mortems?|retro(?:spective)?s?|rca reports?';
export const review = `post-?\\s?incident(?: analysis| review)?|incident reviews?|${postmortem}|after[- ]action|lessons[- ]learned`;
