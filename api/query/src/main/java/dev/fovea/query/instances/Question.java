package dev.fovea.query.instances;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.fovea.query.pages.Extent;
import dev.fovea.query.state.Copy;
import java.util.List;

/**
 * Something asked of partitions, wherever they are: this instance answers for the copies it has, and sends the question
 * to others for the rest.
 *
 * @param <A> the answer for some partitions; answers for all of them are put together by whoever asks
 */
public interface Question<A> {

    /** The answer of copies that this instance has. */
    A answer(List<Copy> copies);

    /** How it is asked at another instance: path and parameters, without the partitions. */
    Route route();

    /** How far each partition must have been read at least. */
    default Extent atLeast() {
        return Extent.NONE;
    }

    /** The answer's type in JSON. */
    JavaType type(TypeFactory types);
}
