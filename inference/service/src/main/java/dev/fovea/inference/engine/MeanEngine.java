package dev.fovea.inference.engine;

import java.nio.ByteBuffer;
import java.util.List;

/** Several networks that answer together: the mean of their probabilities (He et al. 2015, section 4.1). Thread-safe. */
public final class MeanEngine implements Engine {

    private final List<Engine> members;

    /** @param members at least one, with the same input and labels; become this object's to close */
    public MeanEngine(List<? extends Engine> members) {
        this.members = List.copyOf(members);
    }

    @Override
    public float[] probabilities(ByteBuffer pixels, int count) throws InferenceException {
        float[] sum = members.getFirst().probabilities(pixels, count).clone();
        for (Engine member : members.subList(1, members.size())) {
            float[] answer = member.probabilities(pixels, count);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += answer[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= members.size();
        }
        return sum;
    }

    @Override
    public int lanes() {
        return members.stream().mapToInt(Engine::lanes).min().orElse(1);
    }

    @Override
    public void close() {
        members.forEach(Engine::close);
    }
}
