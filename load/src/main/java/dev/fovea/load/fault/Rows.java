package dev.fovea.load.fault;

import dev.fovea.load.cluster.ClusterException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue: every row that can be tried or is known to be missing. */
public final class Rows {

    private Rows() {}

    /** In the order in which they share stages best. */
    static List<Row> all() {
        return Stream.of(
                        ProcessRows.all(),
                        QueryRows.all(),
                        RecordRows.all(),
                        ExposureRows.all(),
                        BrokerRows.all(),
                        LagRows.all(),
                        OverloadRows.all(),
                        MachineRows.all(),
                        DiskRows.all(),
                        CameraRows.all(),
                        OtherRows.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The rows of a comma-separated list of ids.
     *
     * @throws ClusterException if there is no such row; the message lists those that there are
     */
    static List<Row> of(String ids) {
        return Stream.of(ids.split(",")).map(Rows::find).toList();
    }

    private static Row find(String id) {
        return all().stream()
                .filter(row -> row.id().equalsIgnoreCase(id.strip()))
                .findFirst()
                .orElseThrow(() -> new ClusterException("there is no fault '" + id + "'; there are all, "
                        + all().stream().map(Row::id).collect(Collectors.joining(", "))));
    }
}
