package dev.fovea.resnet.evaluation;

import dev.fovea.resnet.pictures.Views;
import java.util.List;

/**
 * How good a network (or an ensemble) is on labelled pictures. Rates are shares from 0 to 1.
 *
 * @param packages {@code name/version} of each
 * @param views how often each picture was looked at
 * @param pictures how many were classified
 * @param skipped those that could not be decoded, each with the reason; not among {@code pictures}
 * @param error share whose most probable label is wrong; a label that means "nothing there" is wrong on a picture of something
 * @param top5Error share whose label is not among the five most probable
 * @param calibrationError expected calibration error over 15 bins, see {@link CalibrationError}
 * @param threshold probability below which the service says unknown
 * @param unknown share that it would call unknown
 * @param errorWhenKnown share of wrong ones among the rest
 * @param labels one row for each label of the network
 * @param confusion [what it is][what was said], counts, in the order of {@code labels}
 */
@SuppressWarnings("ArrayRecordComponent") // written out as JSON, never compared
public record Evaluation(
        List<String> packages,
        Views views,
        long pictures,
        List<String> skipped,
        double error,
        double top5Error,
        double calibrationError,
        double threshold,
        double unknown,
        double errorWhenKnown,
        List<LabelFigures> labels,
        long[][] confusion) {

    /**
     * One label's figures.
     *
     * @param pictures that show it
     * @param recall share of these that were called so
     * @param precision share of the pictures called so that show it
     * @param unknown share of the pictures that show it that the service would call unknown
     */
    public record LabelFigures(String label, long pictures, double recall, double precision, double unknown) {}
}
