package dev.fovea.resnet.evaluation.field;

import dev.fovea.resnet.evaluation.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network says of photos. Shares are from 0 to 1.
 *
 * @param photos how many
 * @param threshold probability below which an answer is called unknown
 * @param right share whose label is said and right
 * @param unknown share of which no label is said
 * @param rows one for each photo
 */
public record PhotoReport(long photos, double threshold, double right, double unknown, List<Row> rows) {

    /**
     * One photo.
     *
     * @param shows the right label
     * @param said the label of a detection, which may be unknown
     * @param top the most probable label, said or not
     * @param probability of it
     */
    public record Row(String photo, String shows, String said, String top, double probability) {}

    static PhotoReport of(List<Photo> photos, List<Answer> answers, List<String> labels, double threshold) {
        List<Row> rows = new ArrayList<>();
        int right = 0;
        int unknown = 0;
        for (int i = 0; i < photos.size(); i++) {
            Photo photo = photos.get(i);
            Answer answer = answers.get(i);
            String said = answer.said(labels, threshold);
            right += said.equals(photo.shows()) ? 1 : 0;
            unknown += answer.known(threshold) ? 0 : 1;
            rows.add(new Row(
                    photo.file().getFileName().toString(),
                    photo.shows(),
                    said,
                    labels.get(answer.top()),
                    answer.probability()));
        }
        int count = Math.max(1, photos.size());
        return new PhotoReport(photos.size(), threshold, (double) right / count, (double) unknown / count, rows);
    }
}
