//! What a page holds of the model's lists: as [`json_ld`](crate::formats::json_ld) says, but what stands in a script block
//! has its angle brackets escaped, and so no property may hold any as it came.

use crate::formats::{Form, json_ld};
use crate::model::{Article, Extension};

pub(super) static FORM: Form = Form { article, holds: |_| false, feed: |_| {} };

/// Whether an extension may be a property in a script block as it came.
pub(super) fn may_stand(e: &Extension) -> bool {
    let plain = |text: &str| !text.contains(['<', '>', '&']);
    json_ld::form::may_stand(e) && plain(&e.raw) && plain(&e.name)
}

fn article(a: &mut Article) {
    json_ld::form::article(a);
    a.extensions.retain(may_stand);
    a.associations.iter_mut().for_each(|a| a.extensions.retain(may_stand));
}
