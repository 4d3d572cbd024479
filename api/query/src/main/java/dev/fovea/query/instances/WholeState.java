package dev.fovea.query.instances;

import dev.fovea.query.access.Access;
import dev.fovea.query.activity.ActivityBucket;
import dev.fovea.query.pages.Page;
import dev.fovea.query.pages.PageCursor;
import dev.fovea.query.pages.Stretch;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state of all instances as if it were one. To be asked within a request only. Thread-safe.
 *
 * <p>What the sender of the request may not see is not there for it: each instance judges for itself, and what others
 * send is judged here once more.
 *
 * <p>Every method throws {@link dev.fovea.query.state.StateNotReadyException} where its answer would not be whole.
 */
@Singleton
public final class WholeState {

    private final Instances instances;
    private final OwnCopies own;
    private final OtherInstances others;
    private final Login login;
    private final Access access;

    WholeState(Instances instances, OwnCopies own, OtherInstances others, Login login, Access access) {
        this.instances = instances;
        this.own = own;
        this.others = others;
        this.login = login;
        this.access = access;
    }

    /**
     * A page.
     *
     * @throws ForeignCursorException if the cursor is none of these cameras
     */
    public <T> Page<T> page(PageQuestion<T> question) {
        Set<Integer> partitions = partitions(question.filter().cameras());
        PageCursor cursor = question.request().cursor();
        if (cursor != null && !cursor.extent().next().keySet().containsAll(partitions)) {
            throw new ForeignCursorException();
        }
        return Stretch.merge(ask(partitions, question), question.request().limit())
                .only(access::sees)
                .page();
    }

    /** What is known of one camera. */
    public CameraFacts camera(String id) {
        return cameras(Set.of(id)).cameras().stream()
                .filter(facts -> facts.camera().equals(id))
                .findFirst()
                .orElseGet(() -> CameraFacts.none(id));
    }

    /**
     * What is known of some cameras.
     *
     * @param ids empty for all of which anything is known
     */
    public CameraQuestion.Known cameras(Set<String> ids) {
        CameraQuestion.Known known = CameraQuestion.Known.merge(ask(partitions(ids), new CameraQuestion(ids)));
        return new CameraQuestion.Known(
                known.cameras().stream()
                        .filter(facts -> access.sees(facts.camera()))
                        .toList(),
                known.unattributed());
    }

    /** Regions by camera, label and time, in no order. */
    public List<ActivityBucket> activity(ActivityQuestion question) {
        return ask(partitions(question.cameras()), question).stream()
                .flatMap(List::stream)
                .filter(bucket -> access.sees(bucket.camera()))
                .toList();
    }

    /** What is asked of a single camera. */
    public <A> A ofCamera(String camera, Question<A> question) {
        return ask(partitions(Set.of(camera)), question).getFirst();
    }

    private Set<Integer> partitions(Set<String> cameras) {
        if (cameras.isEmpty()) {
            return instances.partitions();
        }
        Set<Integer> partitions = new TreeSet<>();
        cameras.forEach(camera -> partitions.add(instances.partition(camera)));
        return partitions;
    }

    private <A> List<A> ask(Set<Integer> partitions, Question<A> question) {
        Map<String, String> credential = login.headers();
        return new Gathering<A>(
                        partitions,
                        new Holders(instances.all()),
                        (place, some) ->
                                place.self() ? own.ask(question, some) : others.ask(place, question, some, credential))
                .answers();
    }
}
