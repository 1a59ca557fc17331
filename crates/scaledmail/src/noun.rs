//! What all nouns share.

macro_rules! noun {
    ($(#[$docs:meta])* $name:ident, $accessor:ident, $accessor_docs:literal) => {
        $(#[$docs])*
        #[derive(Clone, Debug)]
        pub struct $name {
            client: crate::Client,
        }

        impl crate::Client {
            #[doc = $accessor_docs]
            #[must_use]
            pub fn $accessor(&self) -> $name {
                $name { client: self.clone() }
            }
        }
    };
}

pub(crate) use noun;
