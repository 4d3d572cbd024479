package dev.fovea.load.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlopeTest {

    private record Point(double x, double y) {}

    @Test
    void shouldFindTheLineOfLeastSquares() {
        List<Point> points = List.of(new Point(0, 1), new Point(1, 2), new Point(2, 6), new Point(3, 7));

        assertThat(Slope.of(points, Point::x, Point::y)).isCloseTo(2.2, within(1e-9));
    }

    @Test
    void shouldBeFlatWhereThereIsNothingToSlope() {
        assertThat(Slope.of(List.of(new Point(3, 4)), Point::x, Point::y)).isZero();
    }
}
