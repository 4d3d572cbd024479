package dev.fovea.load.check;

import java.util.List;

/** No secret was found anywhere. */
final class SecrecyCheck implements Check {

    @Override
    public List<Violation> violations(History history) {
        return history.leaks().stream()
                .map(leak -> new Violation(
                        Invariant.SECRECY,
                        "secret '" + leak.secret() + "' stands in " + leak.where() + " (" + leak.form() + ")",
                        List.of()))
                .toList();
    }
}
