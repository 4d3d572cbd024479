package dev.fovea.load.check;

import java.util.List;

/** Proves one promise on a history. */
interface Check {

    /** Every breach found, the earliest first. */
    List<Violation> violations(History history);
}
