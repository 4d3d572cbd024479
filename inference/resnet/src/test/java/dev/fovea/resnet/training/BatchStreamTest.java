package dev.fovea.resnet.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.training.augment.Augmentation;
import dev.fovea.resnet.training.data.LabelledPictures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchStreamTest {

    private static final LabelledPictures PICTURES = Samples.pictures(50, 3, 4);

    @Test
    void shouldMakeTheSameBatchesWithAnyNumberOfThreads() throws InterruptedException {
        List<Batch> one = epoch(3, 1);
        List<Batch> three = epoch(3, 3);

        assertThat(one).hasSameSizeAs(three);
        for (int i = 0; i < one.size(); i++) {
            assertThat(one.get(i).pixels()).containsExactly(three.get(i).pixels());
            assertThat(one.get(i).labels()).containsExactly(three.get(i).labels());
        }
    }

    @Test
    void shouldShowEveryPictureAndEveryPictureOfNothingOnceAnEpoch() throws InterruptedException {
        List<Long> labels = new ArrayList<>();
        for (Batch batch : epoch(1, 2)) {
            for (long label : batch.labels()) {
                labels.add(label);
            }
        }

        assertThat(labels).hasSize(60);
        assertThat(labels.stream().filter(label -> label == 3)).hasSize(10);
        assertThat(labels.stream().filter(label -> label == 0)).hasSize(17);
    }

    @Test
    void shouldOrderAndChangePicturesAnewInEachEpoch() throws InterruptedException {
        assertThat(epoch(1, 1).getFirst().pixels())
                .isNotEqualTo(epoch(2, 1).getFirst().pixels());
    }

    private static List<Batch> epoch(long epoch, int threads) throws InterruptedException {
        TrainingPictures pictures = new TrainingPictures(PICTURES, new Augmentation(true, 0.5), 10, 3, new byte[3], 11);
        List<Batch> batches = new ArrayList<>();
        try (BatchStream stream = new BatchStream(pictures, 16, threads)) {
            stream.begin(epoch);
            for (int i = 0; i < stream.steps(); i++) {
                batches.add(stream.take());
            }
        }
        return batches;
    }
}
