//! The ways in which schemathesis makes requests up.

/// How requests are made up, one name for the settings and the phases.
#[derive(Clone, Copy)]
pub enum Way {
    /// Each request for itself, against the sandbox as it starts.
    Requests,
    /// Requests that follow from each other's answers, along the document's links.
    Scenarios,
}

impl Way {
    pub fn name(self) -> &'static str {
        match self {
            Self::Requests => "requests",
            Self::Scenarios => "scenarios",
        }
    }

    pub fn phases(self) -> &'static str {
        match self {
            Self::Requests => "examples,coverage,fuzzing",
            Self::Scenarios => "stateful",
        }
    }

    /// How many to make up: requests for each operation, or scenarios; few will do for a few operations.
    pub fn examples(self, only: &[&str]) -> &'static str {
        match self {
            Self::Requests => "40",
            Self::Scenarios if only.is_empty() => "100",
            Self::Scenarios => "25",
        }
    }
}
