package dev.fovea.load.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.load.check.AccountView;
import dev.fovea.load.check.Checker;
import dev.fovea.load.check.History;
import dev.fovea.load.check.Leak;
import dev.fovea.load.check.ProcessSearch;
import dev.fovea.load.check.QueryProbe;
import dev.fovea.load.check.ResultWatcher;
import dev.fovea.load.check.SecretSearch;
import dev.fovea.load.check.TopicScan;
import dev.fovea.load.check.Violation;
import dev.fovea.load.check.Walk;
import dev.fovea.load.cluster.Descendants;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.Rig;
import dev.fovea.load.cluster.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads every topic, ledger, account, page and log of a stage at rest and has the checker judge them. */
final class Proof {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Rig rig;
    private final Cameras cameras;
    private final ResultWatcher results;
    private final SecretSearch secrets = new SecretSearch(Map.of(Cameras.SECRET, Cameras.CANARY));

    Proof(Rig rig, Cameras cameras, ResultWatcher results) {
        this.rig = rig;
        this.cameras = cameras;
        this.results = results;
    }

    /** Waits until no account changes and nothing is in flight; after the patience the checker will say what is. */
    void awaitQuiet() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (QueryProbe probe = new QueryProbe(rig.query(0))) {
            Map<String, AccountView> before = Map.of();
            Map<String, AccountView> now = accounts(probe);
            while (!(now.equals(before) && now.values().stream().allMatch(Proof::isSettled))
                    && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE);
                before = now;
                now = accounts(probe);
            }
        }
    }

    private static boolean isSettled(AccountView account) {
        long dropped =
                account.dropped().values().stream().mapToLong(Long::longValue).sum();
        return account.inFlight() == 0 && account.captured() == account.published() + dropped;
    }

    /** Every promise that was not kept since the stage was opened. */
    List<Violation> violations() throws IOException, InterruptedException {
        TopicScan scan = TopicScan.of(rig.kafka(), cameras.ledgers(), secrets);
        List<Leak> leaks = new ArrayList<>(scan.leaks());
        ProcessSearch processes = new ProcessSearch(secrets);
        leaks.addAll(processes.files(rig.home().logs()));
        for (Node node : rig.nodes()) {
            leaks.addAll(processes.process(node.name(), node.pid()));
            for (ProcessHandle worker : Descendants.of(node.pid()).toList()) {
                leaks.addAll(processes.process("a process of " + node.name(), worker.pid()));
            }
        }
        try (QueryProbe probe = new QueryProbe(rig.query(0))) {
            leaks.addAll(search("the cameras' list", probe.text("v1/cameras")));
            for (Node node : rig.services()) {
                leaks.addAll(metrics(node));
            }
            List<Walk> walks = new ArrayList<>();
            for (String id : cameras.ids()) {
                walks.add(probe.walk(id));
            }
            return Checker.violations(new History(
                    scan.published(),
                    scan.settled(),
                    results.seen(),
                    scan.statuses(),
                    accounts(probe),
                    walks,
                    cameras.ledgers(),
                    leaks,
                    scan.framesComplete()));
        }
    }

    private List<Leak> metrics(Node node) throws IOException, InterruptedException {
        if (node.service() == Service.KAFKA || !node.isAlive()) {
            return List.of();
        }
        try (QueryProbe probe = new QueryProbe(node.address())) {
            return search("the metrics of " + node.name(), probe.text("q/metrics"));
        }
    }

    private List<Leak> search(String where, String text) {
        return secrets.search(where, text.getBytes(UTF_8));
    }

    private Map<String, AccountView> accounts(QueryProbe probe) throws IOException, InterruptedException {
        Map<String, AccountView> accounts = new LinkedHashMap<>();
        for (String id : cameras.ids()) {
            accounts.put(id, probe.account(id));
        }
        return accounts;
    }
}
