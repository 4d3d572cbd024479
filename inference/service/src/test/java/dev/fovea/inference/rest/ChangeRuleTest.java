package dev.fovea.inference.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.inference.rest.ChangeRule.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeRuleTest {

    private final ChangeRule open = new ChangeRule(Optional.empty());
    private final ChangeRule keyed = new ChangeRule(Optional.of("swordfish"));

    @Test
    void shouldAllowAProgramOnThisMachineWhereThereIsNoKey() {
        assertThat(open.judge(true, null, null)).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void shouldRefuseAnotherMachineWhereThereIsNoKey() {
        assertThat(open.judge(false, null, null)).isEqualTo(Verdict.ELSEWHERE);
        assertThat(open.judge(false, "Bearer swordfish", null)).isEqualTo(Verdict.ELSEWHERE);
    }

    @Test
    void shouldRefuseAPageInABrowserWhereThereIsNoKey() {
        assertThat(open.judge(true, null, "http://localhost:8081")).isEqualTo(Verdict.ELSEWHERE);
    }

    @Test
    void shouldAllowWhoeverBringsTheKey() {
        assertThat(keyed.judge(false, "Bearer swordfish", null)).isEqualTo(Verdict.ALLOWED);
        assertThat(keyed.judge(false, "Bearer swordfish", "https://ops.example"))
                .isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void shouldRefuseEverybodyElseWhereThereIsAKey() {
        assertThat(keyed.judge(true, null, null)).isEqualTo(Verdict.KEY_NEEDED);
        assertThat(keyed.judge(true, "Bearer swordfis", null)).isEqualTo(Verdict.KEY_NEEDED);
        assertThat(keyed.judge(true, "swordfish", null)).isEqualTo(Verdict.KEY_NEEDED);
    }
}
