//! The one clock of a desk. Whatever the desk does at a time it does by this.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::model::Time;

/// How long the system's clock is slept by before it is looked at again: it may be set meanwhile.
const NAP: Duration = Duration::from_secs(1);

/// Tells the time in seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Debug, Default)]
pub struct Clock(Hand);

#[derive(Clone, Debug, Default)]
enum Hand {
    #[default]
    System,
    /// A file that a test writes the time to.
    #[cfg(feature = "test-clock")]
    File(std::sync::Arc<std::path::PathBuf>),
}

impl Clock {
    /// A clock that shows what stands in a file, as seconds since 1970: tests set it and move it on.
    #[cfg(feature = "test-clock")]
    pub fn of_file(path: std::path::PathBuf) -> Self {
        Self(Hand::File(path.into()))
    }
    /// The present.
    pub fn now(&self) -> i64 {
        i64::try_from(self.since_1970().as_secs()).unwrap_or(i64::MAX / 2)
    }
    /// The present as a time.
    pub fn time(&self) -> Time {
        Time::from_seconds(self.now())
    }
    /// Waits until a moment, or for a second: whoever waits looks again.
    pub async fn until(&self, at: i64) {
        let ahead = Duration::from_secs(u64::try_from(at).unwrap_or_default()).saturating_sub(self.since_1970());
        tokio::time::sleep(ahead.min(self.nap())).await;
    }
    /// Waits between two looks at something outside, or after trouble with it.
    pub async fn look(&self, pause: Duration) {
        let pause = match &self.0 {
            Hand::System => pause,
            // Who sets the clock sets what is outside too.
            #[cfg(feature = "test-clock")]
            Hand::File(_) => pause.min(self.nap()),
        };
        tokio::time::sleep(pause).await;
    }
    /// What some work comes to; `None` when it takes longer than that. Not by the time of day, which may be set meanwhile.
    pub async fn within<T>(&self, limit: Duration, work: impl Future<Output = T>) -> Option<T> {
        match &self.0 {
            Hand::System => tokio::time::timeout(limit, work).await.ok(),
            #[cfg(feature = "test-clock")]
            Hand::File(_) => {
                let end = self.since_1970() + limit;
                let over = async {
                    while self.since_1970() <= end {
                        tokio::time::sleep(self.nap()).await;
                    }
                };
                tokio::select! {
                    done = work => Some(done),
                    () = over => None,
                }
            }
        }
    }
    fn nap(&self) -> Duration {
        match &self.0 {
            Hand::System => NAP,
            #[cfg(feature = "test-clock")]
            Hand::File(_) => Duration::from_millis(10),
        }
    }
    fn since_1970(&self) -> Duration {
        match &self.0 {
            Hand::System => SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default(),
            #[cfg(feature = "test-clock")]
            Hand::File(path) => {
                let text = std::fs::read_to_string(path.as_path()).unwrap_or_default();
                Duration::from_secs(text.trim().parse().unwrap_or_default())
            }
        }
    }
}
