package dev.fovea.inference.detections;

import dev.fovea.inference.batch.Outcome;
import dev.fovea.inference.metrics.InferenceMetrics;
import dev.fovea.topics.Topic;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The destination of what counts: one detection or one rejection for each frame. */
public record Accounted(InferenceMetrics metrics) implements Destination {

    @Override
    public Optional<ProducerRecord<byte[], byte[]>> record(ConsumerRecord<byte[], byte[]> original, Outcome outcome) {
        return Optional.of(
                switch (outcome) {
                    case Outcome.Classified(var detection) ->
                        DetectionWriter.write(Topic.DETECTIONS.topic(), original, detection);
                    case Outcome.Rejected rejected -> RejectionWriter.write(original, rejected);
                });
    }

    @Override
    public void committed(List<Outcome> outcomes, long nanos) {
        metrics.committed(nanos);
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Classified(var detection) -> metrics.classified(detection);
                case Outcome.Rejected(var reason, var _) -> metrics.rejected(reason);
            }
        }
    }
}
