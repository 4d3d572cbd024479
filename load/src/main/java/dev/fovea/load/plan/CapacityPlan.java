package dev.fovea.load.plan;

import static dev.fovea.load.plan.Costs.BROKER_MEGABYTE;
import static dev.fovea.load.plan.Costs.CAPTURE;
import static dev.fovea.load.plan.Costs.CLASSIFY_FRAME;
import static dev.fovea.load.plan.Costs.DECODE_VIDEO;
import static dev.fovea.load.plan.Costs.QUERY;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a workload needs, by sums over the cost of one frame: no queueing theory, one margin. Every frame is read by
 * inference once; pictures that a person looks at are not counted. Immutable.
 *
 * @param gpuFigure what one GPU is reckoned with, and on what that rests; empty without GPU
 * @param ingestCores core-seconds a second, without margin; likewise the other cores
 * @param gpuCount GPUs, rounded up with margin; 0 without GPU
 * @param producedBytes picture bytes a second into the brokers, before copies
 * @param brokerBytes bytes a second over all brokers' network, in and out, with copies
 */
public record CapacityPlan(
        Workload workload,
        String gpuFigure,
        double ingestCores,
        double inferenceCores,
        double queryCores,
        double brokerCores,
        long gpuCount,
        double producedBytes,
        double brokerBytes,
        double diskBytes,
        long brokers,
        long partitions,
        String bottleneck) {

    /** Share of a machine that is planned with; the rest is for peaks, rebalances and a machine that is away. */
    static final double MARGIN = 0.6;

    private static final double MEGA = 1e6;

    /**
     * Sums up a workload.
     *
     * @param model a model that {@code costs} knows
     * @param gpu a GPU that {@code costs} knows, or empty for processors only
     * @throws IllegalArgumentException for a model or GPU that is not known, naming those that are
     */
    public static CapacityPlan of(Workload workload, String model, Optional<String> gpu, Costs costs) {
        double frames = workload.frames();
        double regions = frames * workload.regionsPerFrame();
        double ingest = workload.cameras() * workload.sourceFramesPerSecond() * costs.frame(DECODE_VIDEO)
                + frames * costs.frame(CAPTURE);
        double decode = frames * costs.frame(CLASSIFY_FRAME);
        double network = regions * costs.network(model);
        long gpus =
                gpu.map(g -> roundUp(regions / (costs.gpu(g, model) * MARGIN))).orElse(0L);
        double inference = decode + (gpu.isPresent() ? 0 : network);

        double produced = frames * workload.pictureBytes();
        // In from ingest, out and in again for each copy, out to inference.
        double moved = produced * (2 + 2.0 * (workload.replication() - 1));
        double disk = produced * workload.retention().toSeconds() * workload.replication();
        double brokerCores = moved / MEGA * costs.frame(BROKER_MEGABYTE);
        double query = frames * costs.frame(QUERY);

        double byNetwork = moved / (2 * costs.machine("brokerBytesPerSecond") * MARGIN);
        double byDisk = disk / (costs.machine("brokerDiskBytes") * MARGIN);
        double byCores = brokerCores / (costs.machine("cores") * MARGIN);
        long brokers = Math.max(workload.replication(), roundUp(Math.max(byNetwork, Math.max(byDisk, byCores))));

        double perMachine = costs.machine("cores") * MARGIN;
        long instances = Math.max(gpus, roundUp(Math.max(inference, ingest) / perMachine));
        long partitions =
                roundUp(Math.max(Math.max(4, 2.0 * instances), produced / costs.machine("partitionBytesPerSecond")));
        partitions = roundUp((double) partitions / brokers) * brokers;

        return new CapacityPlan(
                workload,
                gpu.map(g -> gpuFigure(g, model, costs)).orElse(""),
                ingest,
                inference,
                query,
                brokerCores,
                gpus,
                produced,
                moved,
                disk,
                brokers,
                partitions,
                bottleneck(List.of(
                        new Need("ingest's cores", ingest / perMachine, "", ""),
                        new Need("inference's cores", inference / perMachine, "", ""),
                        new Need("query's cores", query / perMachine, "", ""),
                        new Need("GPUs", gpus, "", ""),
                        new Need("the brokers' network", byNetwork, "", ""),
                        new Need("the brokers' disks", byDisk, "", ""),
                        new Need("the brokers' cores", byCores, "", ""))));
    }

    private static String gpuFigure(String gpu, String model, Costs costs) {
        String basis = switch (costs.basis(gpu)) {
            case MEASURED -> "measured";
            case PUBLISHED -> "published";
            case ASSUMPTION -> "an assumption";
        };
        return String.format(Locale.ROOT, "at most %s/s one, %s", number(Math.floor(costs.gpu(gpu, model))), basis);
    }

    /** Machines of {@code cores} cores, GPUs apart, with margin. */
    long machines(Costs costs) {
        return brokers + roundUp((ingestCores + inferenceCores + queryCores) / (costs.machine("cores") * MARGIN));
    }

    /** The plan as lines of a table. */
    public List<Need> needs(Costs costs) {
        double cores = costs.machine("cores");
        return List.of(
                need(
                        "frames",
                        workload.frames(),
                        "frames/s",
                        "%d cameras × %s fps",
                        workload.cameras(),
                        number(workload.framesPerSecond())),
                need(
                        "network in",
                        producedBytes / MEGA,
                        "MB/s",
                        "%s frames/s × %d bytes",
                        number(workload.frames()),
                        workload.pictureBytes()),
                need("broker network", brokerBytes / MEGA, "MB/s", "in, out, and %d copies", workload.replication()),
                need(
                        "broker disk",
                        diskBytes / 1e12,
                        "TB",
                        "kept for %s, %d copies",
                        workload.retention(),
                        workload.replication()),
                need("brokers", (double) brokers, "", "%.0f cores each, %.0f %% planned", cores, MARGIN * 100),
                need("partitions", (double) partitions, "", "of fovea.frames; all topics alike"),
                need(
                        "ingest",
                        ingestCores / MARGIN,
                        "cores",
                        "decoding %s source frames/s",
                        number(workload.cameras() * workload.sourceFramesPerSecond())),
                need(
                        "inference",
                        inferenceCores / MARGIN,
                        "cores",
                        gpuCount > 0 ? "decoding and cutting pictures" : "decoding pictures, and the network"),
                need(
                        "GPUs",
                        (double) gpuCount,
                        "",
                        "%s regions/s%s",
                        number(workload.frames() * workload.regionsPerFrame()),
                        gpuFigure.isEmpty() ? "" : "; " + gpuFigure),
                need("query", queryCores / MARGIN, "cores", "one detection a frame"));
    }

    @FormatMethod
    private static Need need(String what, double amount, String unit, @FormatString String because, Object... values) {
        return new Need(what, amount, unit, String.format(Locale.ROOT, because, values));
    }

    public static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }

    private static String bottleneck(List<Need> machines) {
        return machines.stream()
                .max(Comparator.comparingDouble(Need::amount))
                .orElseThrow()
                .what();
    }

    private static long roundUp(double value) {
        return (long) Math.ceil(value - 1e-9);
    }
}
