use cot_primitives::{MAX_READINGS, MAX_SLOTS};
use frame_support::weights::Weight;

use crate::*;

/// What taking a batch in took, as its weight counts it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Work {
	/// Its readings.
	pub readings: u32,
	/// Slots that were read.
	pub slots: u32,
	/// What there was to tell: a restock, a session, more than a slot can hold, a stock that is
	/// about to end. A session takes no more than a restock, which is what is measured.
	pub news: u32,
	/// Slots for which the chain can buy or waits for goods. For each, one delivery and one order
	/// is charged. Further rises of such a slot look up what these have read and written, and are
	/// charged as news that earns, which goods do not.
	pub purchases: u32,
	/// Whether it commits to evidence.
	pub has_evidence: bool,
}

impl Work {
	/// The most that there is.
	pub fn most() -> Self {
		Self {
			readings: MAX_READINGS,
			slots: MAX_SLOTS,
			news: MAX_READINGS.saturating_add(MAX_SLOTS),
			purchases: MAX_SLOTS,
			has_evidence: true,
		}
	}

	/// Its weight, where the signature is of the scheme that weights are measured with. What there
	/// is to tell, to buy and to keep is charged by how much dearer a batch with it is than a like
	/// one without, so that what it takes once is charged.
	pub fn weight<T: Config>(self) -> Weight {
		type Weights<T> = <T as Config>::WeightInfo;
		let quiet = Weights::<T>::attest(self.readings.saturating_sub(self.slots), self.slots);
		let news = match self.news {
			0 => Weight::zero(),
			s => Weights::<T>::attest_news(s).saturating_sub(Weights::<T>::attest(0, MAX_SLOTS)),
		};
		let purchases = match self.purchases {
			0 => Weight::zero(),
			o => Weights::<T>::attest_buying(o)
				.saturating_sub(Weights::<T>::attest(MAX_SLOTS, MAX_SLOTS)),
		};
		let evidence = match self.has_evidence {
			true => Weights::<T>::attest_evidence().saturating_sub(Weights::<T>::attest(0, 0)),
			false => Weight::zero(),
		};
		quiet.saturating_add(news).saturating_add(purchases).saturating_add(evidence)
	}
}
