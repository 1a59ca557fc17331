//! Which kills there are.

use crate::Result;
use crate::demo::Language;
use crate::kill::step::Step;
use std::time::Duration;

/// What is done in turn in each language: mostly what cannot be aimed at.
const TURN: [Step; 12] = [
    Step::LookingUp,
    Step::Claimed,
    Step::Sent,
    Step::Committed,
    Step::Answered,
    Step::Recorded,
    Step::Random,
    Step::Random,
    Step::Random,
    Step::Random,
    Step::Twice,
    Step::Twice,
];
/// The same two programs at once, so often.
const ROUNDS: usize = 20;
/// Several at once take longer than one alone.
const SLOWER: f64 = 1.3;

/// One kill.
#[derive(Clone, Copy, Debug)]
pub struct Job {
    pub number: usize,
    pub language: Language,
    pub step: Step,
}

/// Two programs that place the same at once, the second a little later.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    pub number: usize,
    pub languages: [Language; 2],
    pub delay: Duration,
}

/// All that is done.
pub struct Plan {
    pub kills: Vec<Job>,
    pub races: Vec<Pair>,
    seed: u64,
    usual: Vec<(Language, Duration)>,
}

impl Plan {
    /// Divides the kills among languages and steps.
    pub fn new(
        languages: &[Language],
        kills: usize,
        seed: u64,
        usual_time: impl Fn(Language) -> Result<Duration>,
    ) -> Result<Self> {
        let job = |number: usize| {
            let (language, round) = (number % languages.len(), number / languages.len());
            Job { number, language: languages[language], step: TURN[round % TURN.len()] }
        };
        let usual =
            languages.iter().map(|language| Ok((*language, usual_time(*language)?))).collect::<Result<Vec<_>>>()?;
        let mut plan = Self { kills: (0..kills).map(job).collect(), races: Vec::new(), seed, usual };
        for (place, one) in languages.iter().enumerate() {
            for other in languages.iter().skip(place) {
                for round in 0..ROUNDS {
                    let number = plan.races.len();
                    // Every other time neither is ahead, which is what the claim is for.
                    let window = plan.usual(*one) * u32::from(round % 2 == 1);
                    let delay = window.mul_f64(plan.draw(number as u64, u64::MAX));
                    plan.races.push(Pair { number, languages: [*one, *other], delay });
                }
            }
        }
        Ok(plan)
    }

    /// How long after its start a placement is killed at a random moment, and its restart.
    pub fn delays(&self, job: &Job, draw: u64) -> [Duration; 2] {
        // Each draw that came too late makes the next one earlier.
        let window = self.usual(job.language).mul_f64(SLOWER).div_f64(1.0 + draw as f64 / 4.0);
        [0, 1].map(|run| window.mul_f64(self.draw(job.number as u64, 2 * draw + run)))
    }

    fn usual(&self, language: Language) -> Duration {
        let usual = self.usual.iter().find(|(known, _)| *known == language);
        usual.map_or(Duration::ZERO, |(_, time)| *time)
    }

    /// A number from 0 to 1 that the seed gives.
    fn draw(&self, number: u64, draw: u64) -> f64 {
        let bits = [number, draw].into_iter().fold(self.seed, |bits, next| mix(bits ^ mix(next)));
        (bits >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Spreads what is close together (the end of splitmix64).
fn mix(bits: u64) -> u64 {
    let bits = bits.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}
