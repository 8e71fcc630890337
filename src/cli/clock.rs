//! The present and the zone, as they were given, else from the clock.

use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args as Group;
use wiredesk::error::Error;
use wiredesk::filters::release::Clock;
use wiredesk::model::Time;
use wiredesk::vocab::dates::Zone;

/// What says which time it is.
#[derive(Group)]
pub struct When {
    /// The time to decide embargoes by, as 2031-05-01T10:00:00Z [default: the clock]
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// The zone of times that state none, as Europe/Berlin or +02:00
    #[arg(long, value_name = "ZONE", allow_hyphen_values = true)]
    pub timezone: Option<String>,
}

impl When {
    /// The clock that releases are decided by.
    pub fn clock(&self) -> Result<Clock, Error> {
        let now = match &self.now {
            Some(text) => {
                let time = Time::new(text).filter(Time::has_zone);
                time.ok_or_else(|| Error::usage(format!("--now takes a time as 2031-05-01T10:00:00Z, not {text:?}")))?
            }
            None => present(),
        };
        let zone = self.timezone.as_deref().map(|text| {
            let wrong = || Error::usage(format!("--timezone takes a zone as Europe/Berlin or +02:00, not {text:?}"));
            Zone::new(text).ok_or_else(wrong)
        });
        Ok(Clock { now: Some(now), zone: zone.transpose()? })
    }
}

/// The present, by the clock.
pub fn present() -> Time {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Time::from_seconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX / 2))
}
