package dev.fovea.resnet.evaluation.field;

import ai.onnxruntime.OrtException;
import dev.fovea.resnet.evaluation.Answer;
import dev.fovea.resnet.evaluation.Ensemble;
import dev.fovea.resnet.evaluation.Result;
import dev.fovea.resnet.evaluation.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks a network about regions of clips and about photos. Not thread-safe. */
public final class FieldEvaluator {

    private final Ensemble ensemble;
    private final double threshold;

    /**
     * @param ensemble stays the caller's to close
     * @param threshold probability below which an answer is called unknown, 0 to 1
     */
    public FieldEvaluator(Ensemble ensemble, double threshold) {
        this.ensemble = ensemble;
        this.threshold = threshold;
    }

    /**
     * Classifies labelled regions, cut as the service cuts them.
     *
     * @param clips the folder of the clips
     * @throws FieldException if a clip is missing or too short, or a region lies outside of its frame
     */
    public CropReport crops(List<Crop> crops, Path clips) throws FieldException, OrtException {
        Map<String, TreeSet<Integer>> wanted = crops.stream()
                .collect(Collectors.groupingBy(
                        Crop::clip,
                        TreeMap::new,
                        Collectors.mapping(Crop::frame, Collectors.toCollection(TreeSet::new))));
        Map<String, Map<Integer, byte[]>> frames = new TreeMap<>();
        for (Map.Entry<String, TreeSet<Integer>> clip : wanted.entrySet()) {
            frames.put(clip.getKey(), ClipFrames.read(clips.resolve(clip.getKey()), clip.getValue()));
        }
        List<Subject> subjects = crops.stream()
                .map(crop -> new Subject(
                        frames.getOrDefault(crop.clip(), Map.of()).getOrDefault(crop.frame(), new byte[0]),
                        crop.region()))
                .toList();
        List<Answer> answers = answers(
                subjects,
                crops.stream()
                        .map(crop -> crop.clip() + ", frame " + crop.frame())
                        .toList());
        return CropReport.of(crops, answers, ensemble.labels(), threshold);
    }

    /** Classifies photos, each whole. */
    public PhotoReport photos(List<Photo> photos) throws IOException, FieldException, OrtException {
        List<Subject> subjects = new ArrayList<>();
        for (Photo photo : photos) {
            if (!ensemble.labels().contains(photo.shows())) {
                throw new FieldException(photo.file() + " shows " + photo.shows() + "; the network knows "
                        + String.join(", ", ensemble.labels()));
            }
            subjects.add(Subject.whole(Files.readAllBytes(photo.file())));
        }
        List<Answer> answers = answers(
                subjects, photos.stream().map(photo -> photo.file().toString()).toList());
        return PhotoReport.of(photos, answers, ensemble.labels(), threshold);
    }

    private List<Answer> answers(List<Subject> subjects, List<String> names) throws OrtException, FieldException {
        List<Answer> answers = new ArrayList<>();
        List<Result> results = ensemble.classify(subjects);
        for (int i = 0; i < results.size(); i++) {
            switch (results.get(i)) {
                case Result.Probabilities found -> answers.add(Answer.of(found.values(), ensemble.none()));
                case Result.Refused refused ->
                    throw new FieldException(
                            names.get(i) + ": " + refused.reason().getMessage(), refused.reason());
            }
        }
        return answers;
    }
}
