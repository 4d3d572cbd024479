package dev.fovea.load.doctor;

import dev.fovea.load.cluster.ClusterException;
import dev.fovea.load.cluster.Ports;
import dev.fovea.load.cluster.Readiness;
import dev.fovea.load.cluster.RunFile;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.cluster.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the processes run and serve, or could listen on their ports if they were started. */
final class PortsCheck {

    private PortsCheck() {}

    static List<Finding> findings(Optional<RunFile> run, Settings settings) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Service service : Service.values()) {
            Optional<RunningProcess> process = run.flatMap(r -> r.process(service));
            findings.add(process.isPresent() ? running(process.get()) : port(service, settings));
        }
        return findings;
    }

    private static Finding running(RunningProcess process) throws InterruptedException {
        String name = process.service().word();
        if (!process.isAlive()) {
            return Finding.bad(
                    name, "has died; the end of its story is in " + process.log(), "./fovea down, then ./fovea up");
        }
        return Readiness.isReady(process)
                ? Finding.good(name, "ready on port " + process.port())
                : Finding.bad(
                        name,
                        "runs and is not ready, pid " + process.pid(),
                        "wait a little; if that does not help, read " + process.log());
    }

    private static Finding port(Service service, Settings settings) {
        String option = service == Service.KAFKA ? "--kafka-port" : "--port";
        try {
            Ports.requireFree(settings.port(service), service, option);
            return Finding.good(service.word(), "is down; port " + settings.port(service) + " is free");
        } catch (ClusterException e) {
            return Finding.note(
                    service.word(),
                    "is down, and port " + settings.port(service) + " is in use by another process",
                    "stop that process or choose another port: ./fovea up " + option + " PORT");
        }
    }
}
