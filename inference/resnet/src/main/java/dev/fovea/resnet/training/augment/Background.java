package dev.fovea.resnet.training.augment;

import java.util.SplittableRandom;

/**
 * Kinds of painted pictures of nothing in particular: what moves before a camera without being an object it knows.
 *
 * <p>Outlier exposure (Hendrycks, Mazeika and Dietterich 2019): a network that is shown such pictures under a label of
 * their own stops giving them one of the others.
 */
enum Background {
    /** One colour. */
    FLAT {
        @Override
        void paint(Canvas canvas, SplittableRandom random) {
            surface(canvas, random);
        }
    },
    /** Nothing but noise, fine or coarse. */
    NOISE {
        @Override
        void paint(Canvas canvas, SplittableRandom random) {
            canvas.fill(colour(random));
            canvas.grain(random.nextDouble(5, 80), random.nextBoolean(), random);
            canvas.clouds(random.nextDouble(0, 60), random.nextInt(2, 12), random);
        }
    },
    /** One colour going over into another. */
    GRADIENT {
        @Override
        void paint(Canvas canvas, SplittableRandom random) {
            canvas.fill(colour(random));
            canvas.paint(colour(random), Masks.gradient(canvas.width, canvas.height, Masks.angle(random)));
            canvas.grain(random.nextDouble(0, 8), false, random);
        }
    },
    /** Bars of any kind: kerbs, poles, cables, frames. */
    LINES {
        @Override
        void paint(Canvas canvas, SplittableRandom random) {
            surface(canvas, random);
            int bars = random.nextInt(1, 5);
            for (int i = 0; i < bars; i++) {
                canvas.paint(
                        colour(random),
                        Masks.bar(
                                x(canvas, random),
                                y(canvas, random),
                                Masks.angle(random),
                                random.nextDouble(0.7, 8),
                                1));
            }
        }
    },
    /** Asphalt with markings, kerb or shadow. */
    ROAD {
        @Override
        void paint(Canvas canvas, SplittableRandom random) {
            canvas.fill(grey(random, 50, 190));
            canvas.clouds(random.nextDouble(0, 14), random.nextInt(1, 7), random);
            double angle = Masks.angle(random);
            if (random.nextDouble() < 0.35) {
                canvas.paint(
                        colour(random),
                        Masks.half(x(canvas, random), y(canvas, random), angle, random.nextDouble(1, 3)));
            }
            int markings = random.nextInt(0, 4);
            for (int i = 0; i < markings; i++) {
                marking(canvas, angle + (random.nextInt(3) == 0 ? Math.PI / 2 : random.nextDouble(-0.2, 0.2)), random);
            }
            if (random.nextDouble() < 0.3) {
                shade(canvas, random);
            }
            canvas.grain(random.nextDouble(1, 9), false, random);
        }

        private void marking(Canvas canvas, double angle, SplittableRandom random) {
            double[] paint = random.nextInt(4) == 0
                    ? new double[] {random.nextDouble(170, 250), random.nextDouble(140, 200), random.nextDouble(20, 110)
                    }
                    : grey(random, 160, 255);
            double thickness = random.nextDouble(1, 9);
            double x = x(canvas, random);
            double y = y(canvas, random);
            canvas.paint(
                    paint,
                    random.nextInt(3) == 0
                            ? Masks.dashes(x, y, angle, thickness, random.nextDouble(6, 30), 1)
                            : Masks.bar(x, y, angle, thickness, random.nextDouble(0.8, 2)));
        }
    },
    /** Soft spots: foliage, clouds, reflections, headlights. */
    BLOBS {
        @Override
        void paint(Canvas canvas, SplittableRandom random) {
            surface(canvas, random);
            int blobs = random.nextInt(1, 12);
            for (int i = 0; i < blobs; i++) {
                canvas.paint(
                        colour(random),
                        Masks.ellipse(
                                x(canvas, random),
                                y(canvas, random),
                                random.nextDouble(1, canvas.width / 3.0),
                                random.nextDouble(1, canvas.width / 3.0),
                                random.nextDouble(1, 8)));
            }
        }
    },
    /** The edge of a shadow on a surface. */
    SHADOW {
        @Override
        void paint(Canvas canvas, SplittableRandom random) {
            surface(canvas, random);
            shade(canvas, random);
            if (random.nextBoolean()) {
                shade(canvas, random);
            }
            canvas.grain(random.nextDouble(0, 6), false, random);
        }
    },
    /** Boxes and tiles: walls, windows, paving, signs, shelves. */
    BLOCKS {
        @Override
        void paint(Canvas canvas, SplittableRandom random) {
            surface(canvas, random);
            if (random.nextBoolean()) {
                double period = random.nextDouble(3, 16);
                double angle = random.nextInt(3) == 0 ? Masks.angle(random) : 0;
                double[] joint = colour(random);
                canvas.paint(joint, grid(angle, period, random.nextDouble(0.5, 2)));
                canvas.paint(
                        joint,
                        grid(angle + Math.PI / 2, period * random.nextDouble(0.5, 2), random.nextDouble(0.5, 2)));
            } else {
                int boxes = random.nextInt(1, 5);
                for (int i = 0; i < boxes; i++) {
                    double left = x(canvas, random);
                    double top = y(canvas, random);
                    canvas.paint(
                            colour(random),
                            Masks.rectangle(
                                    left,
                                    top,
                                    left + random.nextDouble(2, canvas.width),
                                    top + random.nextDouble(2, canvas.height),
                                    random.nextDouble(0.5, 2)));
                }
            }
            canvas.grain(random.nextDouble(0, 10), false, random);
        }

        private Canvas.Mask grid(double angle, double period, double thickness) {
            double nx = Math.cos(angle);
            double ny = Math.sin(angle);
            return (x, y) -> {
                double across = x * nx + y * ny;
                return across - Math.floor(across / period) * period < thickness ? 0.8 : 0;
            };
        }
    };

    abstract void paint(Canvas canvas, SplittableRandom random);

    private static void surface(Canvas canvas, SplittableRandom random) {
        canvas.fill(colour(random));
        if (random.nextDouble() < 0.5) {
            canvas.paint(
                    colour(random), dimmed(Masks.gradient(canvas.width, canvas.height, Masks.angle(random)), random));
        }
        if (random.nextDouble() < 0.6) {
            canvas.clouds(random.nextDouble(0, 25), random.nextInt(1, 14), random);
        }
        if (random.nextDouble() < 0.6) {
            canvas.grain(random.nextDouble(0, 12), random.nextInt(4) == 0, random);
        }
    }

    private static Canvas.Mask dimmed(Canvas.Mask mask, SplittableRandom random) {
        double share = random.nextDouble(0.1, 0.6);
        return (x, y) -> mask.at(x, y) * share;
    }

    private static void shade(Canvas canvas, SplittableRandom random) {
        double factor = random.nextDouble(0.3, 0.85);
        Canvas.Mask mask = random.nextBoolean()
                ? Masks.half(x(canvas, random), y(canvas, random), Masks.angle(random), random.nextDouble(1, 6))
                : Masks.bar(
                        x(canvas, random),
                        y(canvas, random),
                        Masks.angle(random),
                        random.nextDouble(4, 20),
                        random.nextDouble(1, 6));
        canvas.multiply((x, y) -> 1 - (1 - factor) * mask.at(x, y));
    }

    /** Mostly greys, as most surfaces before a camera are; else any colour. */
    private static double[] colour(SplittableRandom random) {
        return random.nextDouble() < 0.6
                ? grey(random, 10, 245)
                : new double[] {random.nextDouble(0, 255), random.nextDouble(0, 255), random.nextDouble(0, 255)};
    }

    private static double[] grey(SplittableRandom random, double from, double to) {
        double level = random.nextDouble(from, to);
        return new double[] {
            level + random.nextDouble(-14, 14), level + random.nextDouble(-8, 8), level + random.nextDouble(-14, 14)
        };
    }

    private static double x(Canvas canvas, SplittableRandom random) {
        return random.nextDouble(-0.1, 1.1) * canvas.width;
    }

    private static double y(Canvas canvas, SplittableRandom random) {
        return random.nextDouble(-0.1, 1.1) * canvas.height;
    }
}
