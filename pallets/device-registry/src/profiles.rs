//! Names and web sites of manufacturers: what governance has approved is shown.
//!
//! A manufacturer is trusted for its name, so none takes effect unseen. A notice period instead
//! would protect only where somebody looks every day.

use frame_support::pallet_prelude::*;

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_profile(manufacturer: T::AccountId, profile: Profile) -> DispatchResult {
		let record = Self::registered_manufacturer(&manufacturer)?;
		Self::ensure_name(&profile.name)?;
		Self::ensure_site(&profile.site)?;
		let is_unchanged = record.name == profile.name && record.site == profile.site;
		ensure!(!is_unchanged, Error::<T>::ProfileUnchanged);

		ProposedProfiles::<T>::insert(&manufacturer, &profile);
		let Profile { name, site } = profile;
		Self::deposit_event(Event::ProfileProposed { manufacturer, name, site });
		Ok(())
	}

	/// Approves exactly `profile`, so that a manufacturer which asks for another one during the
	/// vote does not get that.
	pub(crate) fn do_approve_profile(
		manufacturer: T::AccountId,
		profile: Profile,
	) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		let proposed =
			ProposedProfiles::<T>::get(&manufacturer).ok_or(Error::<T>::NoProposedProfile)?;
		ensure!(proposed == profile, Error::<T>::AnotherProfile);

		let old_name = core::mem::replace(&mut record.name, proposed.name);
		let old_site = core::mem::replace(&mut record.site, proposed.site);
		Manufacturers::<T>::insert(&manufacturer, record);
		ProposedProfiles::<T>::remove(&manufacturer);
		Self::deposit_event(Event::ProfileSet {
			manufacturer,
			old_name,
			old_site,
			new_name: profile.name,
			new_site: profile.site,
		});
		Ok(())
	}

	/// Ensures that `name` is text that can be read: with a letter or a digit, and without
	/// characters that nobody sees or that turn the text around.
	pub(crate) fn ensure_name(name: &ManufacturerName) -> DispatchResult {
		ensure!(!name.is_empty(), Error::<T>::EmptyName);
		let text = core::str::from_utf8(name).map_err(|_| Error::<T>::NameNotUtf8)?;
		ensure!(text.chars().any(char::is_alphanumeric), Error::<T>::UnreadableName);
		ensure!(!text.chars().any(is_invisible), Error::<T>::UnreadableName);
		Ok(())
	}

	/// Ensures that `site` is empty, or text without spaces and without characters that nobody
	/// sees.
	fn ensure_site(site: &ManufacturerSite) -> DispatchResult {
		let text = core::str::from_utf8(site).map_err(|_| Error::<T>::SiteNotUtf8)?;
		let is_hidden = |character: char| character.is_whitespace() || is_invisible(character);
		ensure!(!text.chars().any(is_hidden), Error::<T>::UnreadableSite);
		Ok(())
	}
}

/// Returns true for control characters and for the format characters of Unicode that have no width
/// or change the direction of the text.
fn is_invisible(character: char) -> bool {
	character.is_control()
		|| matches!(
			character,
			'\u{ad}'
				| '\u{34f}'
				| '\u{61c}'
				| '\u{115f}'..='\u{1160}'
				| '\u{17b4}'..='\u{17b5}'
				| '\u{180b}'..='\u{180f}'
				| '\u{200b}'..='\u{200f}'
				| '\u{2028}'..='\u{202e}'
				| '\u{2060}'..='\u{206f}'
				| '\u{3164}'
				| '\u{fe00}'..='\u{fe0f}'
				| '\u{feff}'
				| '\u{ffa0}'
				| '\u{fff0}'..='\u{fffb}'
				| '\u{e0000}'..='\u{e0fff}'
		)
}
