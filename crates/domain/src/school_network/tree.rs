//! How strongly is somebody pushed by everybody else, without asking each? A quadtree (Barnes & Hut 1986): who is far away pushes
//! as one. Built and walked in one order, so that one input gives one answer on every machine.

/// Below this many halvings two who stand on one spot are one.
const DEEPEST: u8 = 40;
/// A cell that looks narrower than this from where somebody stands is far away.
const OPENING: f64 = 0.9;
const NONE: u32 = u32::MAX;

struct Cell {
    /// The sum of its bodies' places.
    sum: [f64; 2],
    bodies: f64,
    middle: [f64; 2],
    half: f64,
    /// The first of its four; NONE of a leaf.
    inner: u32,
}

pub(super) struct Tree {
    cells: Vec<Cell>,
}

impl Tree {
    pub(super) fn of(places: &[[f64; 2]]) -> Tree {
        let (mut low, mut high) = ([f64::MAX; 2], [f64::MIN; 2]);
        for place in places {
            for axis in 0..2 {
                low[axis] = low[axis].min(place[axis]);
                high[axis] = high[axis].max(place[axis]);
            }
        }
        let half = ((high[0] - low[0]).max(high[1] - low[1]) / 2.0).max(1e-6);
        let middle = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
        let mut tree = Tree { cells: Vec::with_capacity(2 * places.len() + 1) };
        tree.cells.push(Cell { sum: [0.0; 2], bodies: 0.0, middle, half, inner: NONE });
        places.iter().for_each(|place| tree.put(*place));
        tree
    }

    fn put(&mut self, place: [f64; 2]) {
        let (mut at, mut depth) = (0, 0);
        loop {
            let cell = &mut self.cells[at];
            let before = (cell.bodies, cell.sum);
            cell.bodies += 1.0;
            cell.sum[0] += place[0];
            cell.sum[1] += place[1];
            if cell.inner == NONE {
                if before.0 == 0.0 || depth == DEEPEST {
                    return;
                }
                // Whoever was alone here moves into the quarter where they stand.
                let one = [before.1[0] / before.0, before.1[1] / before.0];
                let inner = self.part(at);
                let quarter = inner as usize + self.quarter(at, one);
                let quarter = &mut self.cells[quarter];
                quarter.bodies = before.0;
                quarter.sum = before.1;
            }
            at = self.cells[at].inner as usize + self.quarter(at, place);
            depth += 1;
        }
    }

    fn quarter(&self, at: usize, place: [f64; 2]) -> usize {
        let middle = self.cells[at].middle;
        usize::from(place[0] >= middle[0]) + 2 * usize::from(place[1] >= middle[1])
    }

    fn part(&mut self, at: usize) -> u32 {
        let inner = self.cells.len() as u32;
        let Cell { middle, half, .. } = self.cells[at];
        let half = half / 2.0;
        for quarter in 0..4 {
            let to = |axis: usize, is_far: bool| middle[axis] + if is_far { half } else { -half };
            let middle = [to(0, quarter & 1 == 1), to(1, quarter & 2 == 2)];
            self.cells.push(Cell { sum: [0.0; 2], bodies: 0.0, middle, half, inner: NONE });
        }
        self.cells[at].inner = inner;
        inner
    }

    /// Σ over all others of their way to here, by its length squared. `open` is kept between calls, so that nothing is allocated.
    pub(super) fn push(&self, here: [f64; 2], open: &mut Vec<u32>) -> [f64; 2] {
        let mut push = [0.0; 2];
        open.clear();
        open.push(0);
        while let Some(at) = open.pop() {
            let cell = &self.cells[at as usize];
            if cell.bodies == 0.0 {
                continue;
            }
            let way = [here[0] - cell.sum[0] / cell.bodies, here[1] - cell.sum[1] / cell.bodies];
            let length = way[0] * way[0] + way[1] * way[1];
            let width = 2.0 * cell.half;
            if cell.inner == NONE || width * width < OPENING * OPENING * length {
                // Oneself, or whoever stands on the very spot: no way leads from there.
                if length > 1e-12 {
                    push[0] += cell.bodies * way[0] / length;
                    push[1] += cell.bodies * way[1] / length;
                }
            } else {
                open.extend(cell.inner..cell.inner + 4);
            }
        }
        push
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_together_pushes_nearly_as_each_alone_would() {
        let places: Vec<[f64; 2]> =
            (0..400_u32).map(|n| [f64::from(n * 7919 % 1000), f64::from(n * 104_729 % 997)]).chain([[5.0, 5.0]; 3]).collect();
        let tree = Tree::of(&places);
        let mut open = Vec::new();
        for here in &places {
            let mut each = [0.0; 2];
            for other in &places {
                let way = [here[0] - other[0], here[1] - other[1]];
                let length = way[0] * way[0] + way[1] * way[1];
                if length > 1e-12 {
                    each[0] += way[0] / length;
                    each[1] += way[1] / length;
                }
            }
            let at_once = tree.push(*here, &mut open);
            let apart = ((at_once[0] - each[0]).powi(2) + (at_once[1] - each[1]).powi(2)).sqrt();
            let length = (each[0] * each[0] + each[1] * each[1]).sqrt();
            assert!(apart < 0.12 * length + 0.02, "{here:?}: {at_once:?} and not {each:?}");
        }
    }
}
