package dev.fovea.query.instances;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.fovea.query.state.Copy;
import dev.fovea.query.state.Rejections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What is known of cameras.
 *
 * @param cameras ids; empty for all of which anything is known
 */
public record CameraQuestion(Set<String> cameras) implements Question<CameraQuestion.Known> {

    public CameraQuestion {
        cameras = Set.copyOf(cameras);
    }

    /**
     * What is known.
     *
     * @param cameras by id
     * @param unattributed rejected records that belong to no camera
     */
    public record Known(List<CameraFacts> cameras, Rejections unattributed) {

        public Known {
            cameras = List.copyOf(cameras);
        }

        /** All of it together. */
        static Known merge(List<Known> parts) {
            return new Known(
                    parts.stream()
                            .flatMap(part -> part.cameras().stream())
                            .sorted(Comparator.comparing(CameraFacts::camera))
                            .toList(),
                    parts.stream().map(Known::unattributed).reduce(Rejections.NONE, Rejections::plus));
        }
    }

    @Override
    public Known answer(List<Copy> copies) {
        List<CameraFacts> facts = new ArrayList<>();
        Rejections unattributed = Rejections.NONE;
        for (Copy copy : copies) {
            for (String camera : cameras.isEmpty() ? copy.cameras() : cameras) {
                CameraFacts known = CameraFacts.of(copy, camera);
                if (known.isAny()) {
                    facts.add(known);
                }
            }
            unattributed = unattributed.plus(copy.unattributed());
        }
        return new Known(facts, unattributed);
    }

    @Override
    public Route route() {
        return Route.to("cameras").with("camera", cameras);
    }

    @Override
    public JavaType type(TypeFactory types) {
        return types.constructType(Known.class);
    }
}
