package dev.fovea.inference.detections;

import dev.fovea.inference.batch.Outcome;
import dev.fovea.inference.metrics.ShadowFigures;
import dev.fovea.topics.Topic;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The destination of a shadow's answers: a topic of their own, where no account looks; what it cannot classify is only counted. */
public record OnTrial(ShadowFigures figures) implements Destination {

    @Override
    public Optional<ProducerRecord<byte[], byte[]>> record(ConsumerRecord<byte[], byte[]> original, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Classified(var detection) ->
                Optional.of(DetectionWriter.write(Topic.DETECTIONS_SHADOW.topic(), original, detection));
            case Outcome.Rejected _ -> Optional.empty();
        };
    }

    @Override
    public void committed(List<Outcome> outcomes, long nanos) {
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Classified(var detection) -> figures.classified(detection.model());
                case Outcome.Rejected(var reason, var _) -> figures.refused(reason);
            }
        }
    }
}
